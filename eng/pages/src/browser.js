import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const Elsewhere = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The browser of this machine: the one that SIGNALBOX_BROWSER names, or one on the path. */
export function findBrowser() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const named = process.env.SIGNALBOX_BROWSER;
  const all = named ? [named] : [...Names.flatMap((name) => folders.map((one) => join(one, name))), ...Elsewhere];
  return all.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts it; root has no sandbox to start it in. */
export async function openBrowser() {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No chromium is on the path; eng/bring brings it, or SIGNALBOX_BROWSER names it.");
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args: [...args, "--font-render-hinting=none"] });
}

// By itself it says where the browser is, and fails where there is none.
if (import.meta.url === pathToFileURL(argv[1] ?? "").href) {
  console.log(findBrowser() ?? "none");
  process.exitCode = findBrowser() ? 0 : 1;
}
