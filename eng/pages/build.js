import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./src/browser.js";
import { Site } from "./src/site.js";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const out = process.argv[2] ?? join(root, "artifacts/site");

const browser = await openBrowser();
try {
  const site = new Site(root);
  await site.draw(browser);
  const pages = site.pages();
  rmSync(out, { recursive: true, force: true });
  const write = (path, text) => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  };
  for (const { place, text } of pages) write(place, text);
  cpSync(join(here, "assets"), join(out, "assets"), { recursive: true });
  const search = createRequire(import.meta.url).resolve("minisearch");
  cpSync(join(dirname(search), "../umd/index.js"), join(out, "assets/minisearch.js"));
  write("assets/search-index.js", site.index());
  for (const file of site.files()) write(file, readFileSync(join(root, file)));
  console.log(`eng/site: ${pages.length} pages in ${out}`);
} catch (error) {
  console.error(`eng/site: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
