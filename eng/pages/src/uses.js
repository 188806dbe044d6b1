import { posix } from "node:path";
import { anchorOf, entriesOf } from "./registries.js";

const Example = /^```json (\S+)/gm;

/** Who refers to a schema: other schemas, methods and registries, and the pages that show an example of it. */
export class Uses {
  #found = new Map();

  constructor(repository, links, titles) {
    for (const [file, { value }] of repository.json) {
      this.#schemas(file, value, value, links);
      if (!value.$id) this.#registries(file, value, links, titles);
    }
    for (const [file, text] of repository.pages) {
      for (const [, name] of text.matchAll(Example)) {
        this.#add(`schemas/${name}.json`, "Examples in", { to: links.placeOf(file), label: titles.get(file) });
      }
    }
  }

  of(file) {
    const uses = this.#found.get(file) ?? new Map();
    return [...uses].map(([what, links]) => ({ what, links: [...links.values()] }));
  }

  #add(target, what, link) {
    const uses = this.#found.get(target) ?? new Map();
    this.#found.set(target, uses.set(what, (uses.get(what) ?? new Map()).set(link.to, link)));
  }

  #schemas(file, whole, value, links) {
    if (!whole.$id || typeof value !== "object" || value === null) return;
    const path = typeof value.$ref === "string" && value.$ref.split("#")[0];
    if (path) {
      const target = posix.join(posix.dirname(file), path);
      const label = file.replace(/^schemas\/(.+)\.json$/, "$1");
      this.#add(target, "Schemas", { to: links.placeOf(file), label });
    }
    for (const one of Object.values(value)) this.#schemas(file, whole, one, links);
  }

  #registries(file, value, links, titles) {
    const { entries = [], key } = entriesOf(value) ?? {};
    for (const entry of entries) {
      for (const [name, path] of Object.entries(entry)) {
        if (!["schema", "request", "result"].includes(name) || typeof path !== "string") continue;
        const target = posix.join(posix.dirname(file), path);
        const to = `${links.placeOf(file)}#${anchorOf(entry[key])}`;
        this.#add(target, titles.get(file), { to, label: `${entry[key]}${name === "schema" ? "" : ` (${name})`}` });
        if (name === "request" && entry.tool) {
          const tool = posix.join(posix.dirname(file), `mcp/${entry.tool}.json`);
          this.#add(tool, titles.get(file), { to, label: entry[key] });
        }
      }
    }
  }
}
