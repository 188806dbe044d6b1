import { code } from "./code.js";
import { html, join, raw } from "./html.js";
import { way } from "./places.js";
import { Properties } from "./properties.js";

const Folders = [
  ["documents", "Documents"], ["operations", "Operations"], ["events", "Events"], ["types", "Types"],
  ["mcp", "MCP tools"], ["registries", "Forms of the registries"],
];

export const folderOf = (file) => /^schemas\/([^/]+)\//.exec(file)?.[1] ?? "registries";
export const nameOf = (file) => file.replace(/^schemas\/([^/]+\/)?/, "").replace(/\.json$/, "");
const worded = (name) => name.replace(/-/g, " ");

/** A page for each schema. */
export class Schemas {
  constructor({ repository, links, markdown, uses }) {
    Object.assign(this, { repository, links, markdown, uses });
  }

  /** The folders of schemas, each with the links of its pages. */
  groups() {
    const all = [...this.repository.schemas.keys()];
    const known = Folders.map(([folder]) => folder);
    const extra = [...new Set(all.map(folderOf))].filter((folder) => !known.includes(folder)).map((one) => [one, one]);
    return [...Folders, ...extra].map(([folder, title]) => ({
      folder, title,
      pages: all.filter((file) => folderOf(file) === folder)
        .map((file) => ({ file, place: this.links.placeOf(file), label: nameOf(file) })),
    })).filter(({ pages }) => pages.length > 0);
  }

  page(file) {
    const { value, text } = this.repository.schemas.get(file);
    const place = this.links.placeOf(file);
    const prose = (words) => this.markdown.prose(words, place);
    const properties = new Properties((ref) => this.#behind(file, ref), prose);
    const variants = properties.variants(value);
    const examples = this.repository.examples.get(file) ?? [];
    const uses = this.uses.of(file);
    const parts = [
      ["properties", "Properties", properties.table(value)],
      variants.length > 0 && ["alternatives", "Alternatives", html`${variants}`],
      value.$defs && ["definitions", "Definitions", Object.entries(value.$defs).map(([name, one]) =>
        html`<h3 id="definition-${name}">${name}</h3>${properties.table(one)}${properties.variants(one)}`)],
      ["used", "Where it is used", this.#uses(place, uses)],
      examples.length > 0 && ["examples", "Examples", this.#examples(examples)],
      ["schema", "The schema", code(text, "json", { resolve: (path) => this.#wayTo(file, path) })],
    ].filter(Boolean);
    const group = this.groups().find(({ folder }) => folder === folderOf(file));
    return {
      place, title: value.title ?? nameOf(file), source: file, beside: group,
      headings: parts.map(([id, title]) => ({ level: 2, text: title, id })),
      above: html`<p class="path"><a href="${way(place, "schemas/index.html")}">Schemas</a> /
<a href="${way(place, `schemas/index.html#folder-${folderOf(file)}`)}">${group.title}</a></p>
<h1>${value.title ?? nameOf(file)}</h1>
${value.description && html`<p class="lead">${prose(value.description)}</p>`}
<dl class="facts"><dt>file</dt><dd><a href="${way(place, file)}"><code>${file}</code></a></dd>
<dt>identifier</dt><dd><code>${value.$id}</code></dd>
<dt>open or closed</dt><dd>${openness(value)}</dd></dl>`,
      body: parts.map(([id, title, part]) => html`<h2 id="${id}">${title}<a class="anchor" href="#${id}"
aria-label="Link to this section">#</a></h2>${part}`),
    };
  }

  /** The overview of all schemas, for the end of their start page. */
  overview(place) {
    return this.groups().map(({ folder, title, pages }) => html`<h3 id="folder-${folder}">${title}</h3>
<ul class="names">${pages.map(({ file, place: to }) => html`<li><a href="${way(place, to)}"
title="${this.repository.schemas.get(file).value.title}">${nameOf(file)}</a></li>`)}</ul>`);
  }

  #behind(file, ref) {
    if (!ref) return undefined;
    const [path, pointer] = ref.split("#");
    const target = path ? new URL(path, `file:///${file}`).pathname.slice(1) : file;
    const schema = this.repository.schemas.get(target)?.value;
    const [, definition] = /^\/\$defs\/(.+)$/.exec(pointer ?? "") ?? [];
    if (definition) return { ...schema?.$defs?.[definition], name: definition, place: `#definition-${definition}` };
    return { ...schema, name: nameOf(target), place: this.#wayTo(file, path) };
  }

  #wayTo(file, path) {
    return this.links.resolve(file, path);
  }

  #uses(place, uses) {
    if (uses.length === 0) return html`<p>Nothing else refers to it.</p>`;
    return html`<ul class="uses">${uses.map(({ what, links }) => html`<li>${what}: ${join(links.map(({ to, label }) =>
      html`<a href="${way(place, to)}">${label}</a>`), raw(", "))}</li>`)}</ul>`;
  }

  #examples(examples) {
    const shown = (isValid) => examples.filter((one) => one.isValid === isValid).map((one, at) =>
      html`<details class="example ${isValid ? "valid" : "invalid"}" id="${isValid ? "valid" : "invalid"}-${one.name}"${
        at === 0 && isValid && raw(" open")}><summary>${worded(one.name)}</summary>${code(one.text, "json")}</details>`);
    return html`<h3>Valid</h3>${shown(true)}<h3>Not valid</h3><p>The name says what is wrong.</p>${shown(false)}`;
  }
}

function openness(schema) {
  if (schema.type !== "object") return "not an object";
  return schema.additionalProperties === false
    ? "closed: another member is an error" : "open: pass over members that you do not know";
}
