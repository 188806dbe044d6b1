import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openBrowser } from "../src/browser.js";
import { deadLinks, errors, listen, offline, outside, tooWide, undrawn, visitAll } from "./visits.js";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");
const site = process.env.SIGNALBOX_SITE ?? join(root, "artifacts/site");

const below = (folder) => readdirSync(folder, { recursive: true }).map((one) => one.split(sep).join("/"))
  .filter((one) => statSync(join(folder, one)).isFile()).sort();
const sources = (folder, pattern) => below(join(root, folder)).filter((one) => pattern.test(one))
  .map((one) => `${folder}/${one}`);
const placeOf = (file) => file === "spec/README.md" ? "index.html"
  : file.replace(/README\.md$/, "index.md").replace(/\.(md|json)$/, ".html");
const pageOf = (file) => visits.get(placeOf(file)) ?? assert.fail(`${file} has no page.`);
const markdown = [...sources("spec", /\.md$/), ...sources("schemas", /\.md$/)];
const text = (file) => readFileSync(join(root, file), "utf8");

let browser, visits;
before(async () => {
  browser = await openBrowser();
  visits = await visitAll(browser, site);
});
after(() => browser?.close());

test("every link leads to a page, and a place on it, that is there", () => {
  assert.deepEqual(deadLinks(visits, new Set(below(site))), []);
});

test("every diagram is drawn in both themes", () => {
  for (const file of markdown) {
    const written = text(file).match(/^```mermaid$/gm) ?? [];
    assert.equal(pageOf(file).diagrams.length, written.length, file);
  }
  assert.deepEqual(undrawn(visits), []);
  assert.ok([...visits.values()].some(({ diagrams }) => diagrams.length > 0));
});

test("every page, schema and registry of the repository has its page, and every example its place", () => {
  const examples = sources("schemas", /^examples\/.*\.json$/);
  const shown = [...visits.values()].flatMap(({ examples: ids }) => ids);
  for (const file of [...markdown, ...sources("schemas", /^(?!examples\/).*\.json$/)]) pageOf(file);
  assert.equal(shown.length, examples.length);
  assert.ok(examples.length > 0);
});

test("every requirement has its place on its page and in the index", () => {
  const index = new Set(visits.get("requirements.html").ids);
  let count = 0;
  for (const file of markdown) {
    for (const [, id] of text(file).matchAll(/^- \*\*\[(SB-[A-Z]+-\d+)\]\*\*/gm)) {
      assert.ok(pageOf(file).ids.includes(id) && index.has(id), id);
      count++;
    }
  }
  assert.ok(count > 0);
});

test("the index tells of every requirement what proves it, or why nothing does", async (t) => {
  if (!existsSync(join(root, "conformance-tests/requirements.json"))) {
    t.skip("conformance-tests/requirements.json is not here");
    return;
  }
  const page = await (await offline(browser)).newPage();
  await page.goto(pathToFileURL(join(site, "requirements.html")).href);
  const bare = await page.locator("tbody tr").evaluateAll((rows) =>
    rows.filter((row) => !row.querySelector('[data-label="proved by"]')?.textContent.trim()).map((row) => row.id));
  assert.deepEqual(bare, []);
  await page.context().close();
});

test("no page asks for anything outside its folder", () => {
  assert.deepEqual(outside(visits), []);
  const styles = below(site).filter((one) => one.endsWith(".css")).map((one) => readFileSync(join(site, one), "utf8"));
  assert.ok(styles.length > 0 && styles.every((style) => !/@import|url\(/.test(style)));
});

test("no page tells the console of a fault", () => assert.deepEqual(errors(visits), []));

test("no page is wider than a narrow screen", () => assert.deepEqual(tooWide(visits), []));

test("the search finds a requirement, from file:// and by keyboard alone", async () => {
  const context = await offline(browser);
  const page = await context.newPage();
  const heard = listen(page);
  await page.goto(pathToFileURL(join(site, "schemas/index.html")).href);
  await page.keyboard.press("/");
  await page.keyboard.type("SB-CLAIM-014");
  await page.locator("dialog.search li a").first().waitFor();
  assert.match(await page.locator("dialog.search li a").first().textContent(), /^SB-CLAIM-014/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/spec\/claims\.html#SB-CLAIM-014$/);
  assert.ok(await page.locator("#SB-CLAIM-014").isVisible());
  assert.deepEqual(heard, { outside: [], errors: [] });
  await context.close();
});

test("a page shows its diagrams for its theme, and no other", async () => {
  for (const theme of ["light", "dark"]) {
    const context = await offline(browser, { colorScheme: theme });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, "spec/claims.html")).href);
    const shown = await page.locator(".drawn svg").evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().width > 200).map((one) => one.parentElement.className));
    assert.deepEqual([...new Set(shown)], [theme]);
    await context.close();
  }
});

test("a planted fault of each kind is found", async () => {
  const planted = await visitAll(browser, join(here, "planted"));
  assert.deepEqual(deadLinks(planted), ["index.html: nowhere.html", "index.html: other.html#nowhere"]);
  assert.deepEqual(undrawn(planted), ["index.html"]);
  assert.deepEqual(outside(planted).toSorted(), [
    "index.html: https://signalbox.invalid/later.png", "index.html: https://signalbox.invalid/picture.png",
  ]);
  assert.ok(errors(planted).includes("index.html: An error."));
  assert.equal(tooWide(planted).length, 1);
});
