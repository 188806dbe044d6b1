import { readdirSync } from "node:fs";
import { posix, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const Narrow = { width: 390, height: 844 };
const AtOnce = 2;

/** The pages of a folder. */
export const pagesOf = (folder) =>
  readdirSync(folder, { recursive: true }).map((one) => one.split(sep).join("/"))
    .filter((one) => one.endsWith(".html")).sort();

/** Opens every page of a folder from file://, on a narrow screen, and tells what is seen: by the page's place. */
export async function visitAll(browser, folder) {
  const places = pagesOf(folder);
  const visits = new Map();
  const next = async () => {
    const page = await (await offline(browser, { viewport: Narrow })).newPage();
    const heard = listen(page);
    for (let place = places.shift(); place; place = places.shift()) {
      visits.set(place, await visit(page, heard, folder, place));
    }
    await page.context().close();
  };
  await Promise.all(Array.from({ length: AtOnce }, next));
  return visits;
}

/** A browser without a network. */
export const offline = (browser, options = {}) => browser.newContext({ ...options, offline: true });

/** Notes what a page asks for outside, and what it tells the console. */
export function listen(page) {
  const heard = { outside: [], errors: [] };
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) heard.outside.push(request.url());
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) heard.errors.push(message.text());
  });
  page.on("pageerror", (error) => heard.errors.push(error.message));
  return heard;
}

async function visit(page, heard, folder, place) {
  await page.goto(pathToFileURL(`${folder}/${place}`).href);
  const seen = await page.evaluate(look);
  const [asked, errors] = [heard.outside.splice(0), heard.errors.splice(0)];
  const inFolder = (url) => relative(folder, fileURLToPath(url)).split(sep).join("/");
  const links = seen.links.filter((url) => url.startsWith("file:")).map((url) => {
    const { hash, pathname } = new URL(url);
    return { to: inFolder(`file://${pathname}`), anchor: decodeURIComponent(hash.slice(1)) };
  });
  return { ...seen, errors, outside: [...new Set([...asked, ...seen.named])], links };
}

/** Runs in the browser. */
function look() {
  const all = (selector, tell) => [...document.querySelectorAll(selector)].map(tell);
  const loaded = all(":is(img, script, iframe, source, video, audio, embed, input)[src], link[href], object[data]",
    (one) => one.src || one.href || one.data);
  return {
    ids: all("[id]", (one) => one.id),
    examples: all("details.example", (one) => one.id),
    links: all("a[href]", (one) => one.href),
    named: loaded.filter((url) => !/^(file|data|blob):/.test(url)),
    diagrams: all("figure.diagram", (figure) => [...figure.querySelectorAll("svg")].map((svg) => ({
      width: Number(svg.getAttribute("width")), height: Number(svg.getAttribute("height")),
      words: svg.textContent.replace(svg.querySelector("style")?.textContent ?? "", "").trim().length,
    }))),
    width: document.documentElement.scrollWidth, screen: innerWidth,
  };
}

export const exists = (visits, files, to, anchor) =>
  visits.has(to) ? anchor === "" || visits.get(to).ids.includes(anchor) : anchor === "" && files.has(to);

/** A line for each link that leads nowhere. */
export const deadLinks = (visits, files = new Set()) => [...visits].flatMap(([place, { links }]) =>
  links.filter(({ to, anchor }) => !exists(visits, files, to, anchor))
    .map(({ to, anchor }) => `${place}: ${posix.normalize(to)}${anchor && `#${anchor}`}`));

/** A line for each diagram that is not a picture with a size and words, once a theme. */
export const undrawn = (visits) => [...visits].flatMap(([place, { diagrams }]) =>
  diagrams.filter((both) => both.length !== 2 || both.some(({ width, height, words }) => !(width * height * words > 0)))
    .map(() => place));

const lines = (visits, tell) => [...visits].flatMap(([place, seen]) => tell(seen).map((what) => `${place}: ${what}`));

export const outside = (visits) => lines(visits, (seen) => seen.outside);

export const errors = (visits) => lines(visits, (seen) => seen.errors);

export const tooWide = (visits) => lines(visits, ({ width, screen }) => (width > screen ? [`${width} pixels`] : []));
