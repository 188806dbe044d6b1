import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";

const Level = /\b(MUST NOT|MUST|SHALL NOT|SHALL|SHOULD NOT|SHOULD|NOT RECOMMENDED|RECOMMENDED|REQUIRED|OPTIONAL|MAY)\b/;
const Requirement = /^- \*\*\[(SB-[A-Z]+-\d+)\]\*\*\s+(.+)$/;

/** Whether a document only carries schemas that are files of their own. */
const isBundle = ({ $defs }) => Object.values($defs ?? {}).some((one) => one.$id);

/** What the site shows, as it lies in the repository. */
export class Repository {
  constructor(root) {
    this.root = root;
    this.pages = this.#pages();
    this.json = this.#json();
    this.schemas = new Map([...this.json].filter(([, one]) => one.value.$id && !isBundle(one.value)));
    this.examples = this.#examples();
    this.requirements = this.#requirements();
    this.version = /^# Signalbox (\S+)/m.exec(this.pages.get("spec/README.md"))[1];
  }

  read(path) {
    return readFileSync(join(this.root, path), "utf8");
  }

  /** The files below a folder, in order. */
  files(folder) {
    const found = readdirSync(join(this.root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => posix.join(folder, posix.relative(join(this.root, folder), one.parentPath), one.name));
    return found.sort();
  }

  /** The commit that is shown, where git knows it. */
  commit() {
    try {
      const git = (...words) => execFileSync("git", ["-C", this.root, ...words], { encoding: "utf8" }).trim();
      const changed = git("status", "--porcelain", "--", "spec", "schemas") !== "";
      return git("rev-parse", "--short=10", "HEAD") + (changed ? " with changes" : "");
    } catch {
      return undefined;
    }
  }

  /** The schema whose examples lie in a folder of this name. */
  schemaOf = (example) => {
    const exact = `schemas/${example}.json`;
    if (this.schemas.has(exact)) return exact;
    const named = [...this.schemas.keys()].filter((path) => path.endsWith(`/${example}.json`));
    if (named.length === 1) return named[0];
    throw new Error(`schemas/examples/${example}: ${named.length} schemas have this name, and one is needed.`);
  };

  #pages() {
    const markdown = [...this.files("spec"), ...this.files("schemas")].filter((path) => path.endsWith(".md"));
    return new Map(markdown.map((path) => [path, this.read(path)]));
  }

  #json() {
    const files = this.files("schemas").filter(
      (path) => path.endsWith(".json") && !path.startsWith("schemas/examples/"),
    );
    return new Map(files.map((path) => [path, this.#parse(path)]));
  }

  #parse(path) {
    const text = this.read(path);
    try {
      return { text, value: JSON.parse(text) };
    } catch (error) {
      throw new Error(`${path}: ${error.message}`);
    }
  }

  /** By the path of the schema: its examples. */
  #examples() {
    const bySchema = new Map();
    for (const path of this.files("schemas/examples")) {
      const parts = /^schemas\/examples\/(.+)\/(valid|invalid)\/([^/]+)\.json$/.exec(path);
      if (!parts) continue;
      const schema = this.schemaOf(parts[1]);
      const example = { path, isValid: parts[2] === "valid", name: parts[3], text: this.read(path) };
      bySchema.set(schema, [...(bySchema.get(schema) ?? []), example]);
    }
    return bySchema;
  }

  #requirements() {
    const found = [];
    for (const [file, text] of this.pages) {
      for (const line of text.split("\n")) {
        const [, id, sentence] = Requirement.exec(line) ?? [];
        if (id) found.push({ id, sentence, level: Level.exec(sentence)?.[1] ?? "", file });
      }
    }
    return found;
  }
}

export { Level };
