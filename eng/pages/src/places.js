import { existsSync, statSync } from "node:fs";
import { posix } from "node:path";

const Example = /^schemas\/examples\/(.+)\/(valid|invalid)\/([^/]+)\.json$/;

/** Where on the site a file of the repository is shown; nothing where it is not. */
export function placeOf(file, schemaOfExample = () => undefined) {
  if (file === "spec/README.md") return "index.html";
  if (!/^(spec|schemas)\//.test(file)) return undefined;
  const example = Example.exec(file);
  if (example) {
    const schema = schemaOfExample(example[1]);
    return schema && `${placeOf(schema)}#${example[2]}-${example[3]}`;
  }
  if (file.endsWith("/README.md")) return file.replace(/README\.md$/, "index.html");
  return /\.(md|json)$/.test(file) ? file.replace(/\.(md|json)$/, ".html") : undefined;
}

/** The way from one place of the site to another. */
export function way(from, to) {
  const [path, anchor] = to.split("#");
  const hash = anchor === undefined ? "" : `#${anchor}`;
  if (path === from || path === "") return hash || posix.basename(from);
  return posix.relative(posix.dirname(from), path) + hash;
}

/** Turns the links of a repository's page into links of the site. */
export class Links {
  /** Files beside spec/ and schemas/ that a page links to: the site carries a copy of each. */
  copied = new Set();

  constructor(root, schemaOfExample) {
    this.root = root;
    this.schemaOfExample = schemaOfExample;
  }

  placeOf(file) {
    return placeOf(file, this.schemaOfExample);
  }

  /** A link of a file as it is on a page of the site, or the link as it stands where it leads nowhere: the check finds it then. */
  resolve(file, link, from = this.placeOf(file)) {
    if (/^[a-z][a-z+.-]*:/i.test(link) || link.startsWith("#")) return link;
    const [path, anchor] = link.split("#");
    const target = posix.join(posix.dirname(file), decodeURIComponent(path)).replace(/\/$/, "");
    const place = this.#placeOf(target);
    if (!place) return link;
    const to = anchor === undefined ? place : `${place.split("#")[0]}#${anchor}`;
    return way(from, to);
  }

  #placeOf(target) {
    const onDisk = posix.join(this.root, target);
    if (target.startsWith("..") || !existsSync(onDisk)) return undefined;
    if (statSync(onDisk).isDirectory()) return this.#placeOfFolder(target);
    const place = this.placeOf(target);
    if (!place) this.copied.add(target);
    return place ?? target;
  }

  #placeOfFolder(target) {
    if (target === "schemas") return "schemas/index.html";
    if (existsSync(posix.join(this.root, target, "README.md"))) return this.#placeOf(`${target}/README.md`);
    const folder = /^schemas\/([^/]+)$/.exec(target);
    return folder ? `schemas/index.html#folder-${folder[1]}` : undefined;
  }
}
