import { code } from "./code.js";
import { html, join, raw } from "./html.js";
import { way } from "./places.js";

/** The anchor of an entry: its key, or the end of one that is a URI. */
export const anchorOf = (key) => String(key).split("/0.1/").at(-1);

/** What a file of data lists: its first member that is a list of objects. */
export function entriesOf(value) {
  const found = Object.entries(value).find(([, one]) => Array.isArray(one) && typeof one[0] === "object");
  return found && { name: found[0], entries: found[1], key: Object.keys(found[1][0])[0] };
}

/** The list whose entries a column names, where it is called otherwise. */
const ListOf = { operation: "methods", events: "eventTypes" };

const label = (name) => name.replace(/([A-Z])/g, " $1").toLowerCase();

/** A file of data (a registry, or the methods) as a table. */
export class Registries {
  constructor({ repository, links, markdown, words, titleOf }) {
    Object.assign(this, { repository, links, markdown, words, titleOf });
  }

  page(file) {
    const { value, text } = this.repository.json.get(file);
    const place = this.links.placeOf(file);
    const found = entriesOf(value);
    const schema = this.#schemaOf(file, value);
    const described = schema && this.repository.schemas.get(schema).value;
    const title = this.titleOf(file);
    return {
      place, title, source: file, isWide: true,
      body: html`<h1>${title}</h1>
${described && html`<p class="lead">${described.description}</p>`}
<p>${schema && html`Its form: <a href="${way(place, this.links.placeOf(schema))}"><code>${schema}</code></a>. `}The
file: <a href="${way(place, file)}"><code>${file}</code></a>.</p>
${found && this.#table(file, found)}
<h2 id="json">As JSON</h2>${text.length < 100_000
        ? html`<details><summary>${file}</summary>${code(text, "json")}</details>`
        : html`<p><a href="${way(place, file)}">${file}</a> (${Math.round(text.length / 1024)} KiB)</p>`}`,
    };
  }

  #schemaOf(file, value) {
    const path = new URL(value.$schema ?? "", `file:///${file}`).pathname.slice(1);
    return this.repository.schemas.has(path) ? path : undefined;
  }

  #table(file, { entries, key }) {
    const names = [...new Set(entries.flatMap((one) => Object.keys(one)))];
    const isSame = (name) => name !== key && entries.length > 1 && !Array.isArray(entries[0][name])
      && entries.every((one) => one[name] === entries[0][name]);
    const everywhere = this.#sharedByAll(entries, names);
    const shown = names.filter((name) => !isSame(name) && name !== "example");
    if (names.includes("schema") && !names.includes("meaning")) shown.push("description");
    const lists = shown.filter((name) => entries.some((one) => Array.isArray(one[name])));
    const below = lists.length > 1 ? lists : [];
    const columns = shown.filter((name) => !below.includes(name));
    const same = names.filter(isSame);
    return html`${same.length > 0 && html`<p>The same for all: ${join(same.map((name) =>
      html`${label(name)} <code>${String(entries[0][name])}</code>`), ", ")}.</p>`}
${Object.entries(everywhere).map(([name, values]) => html`<p>The ${label(name)} of all:
${this.#list(file, name, values)}.</p>`)}
<div class="table" tabindex="0" role="group" aria-label="Entries"><table class="stacks">
<thead><tr>${columns.map((name) => html`<th>${label(name)}</th>`)}</tr></thead>
${entries.map((entry) => html`<tbody id="${anchorOf(entry[key])}"><tr>${columns.map((name) =>
      name === key ? this.#head(entry[key]) : html`<td data-label="${label(name)}">${
        this.#cell(file, name, entry, everywhere[name])}</td>`)}</tr>
${below.length > 0 && html`<tr class="below"><td></td><td colspan="${columns.length - 1}">${below.map((name) =>
        html`<div>${this.#below(file, name, entry, everywhere[name])}</div>`)}</td></tr>`}</tbody>`)}
</table></div>`;
  }

  /** A list of an entry that has several: it stands below the other columns. */
  #below(file, name, entry, everywhere) {
    const cell = this.#cell(file, name, entry, everywhere);
    return cell?.length > 0 && html`<small>${label(name)}</small> ${cell}`;
  }

  /** By the name of a column of lists: what stands in every one of them. */
  #sharedByAll(entries, names) {
    const lists = names.filter((name) => entries.length > 2 && entries.every((one) => Array.isArray(one[name])));
    const shared = lists.map((name) =>
      [name, entries[0][name].filter((value) => entries.every((one) => one[name].includes(value)))]);
    return Object.fromEntries(shared.filter(([, values]) => values.length > 0));
  }

  #head(key) {
    const anchor = anchorOf(key);
    return html`<th scope="row"><a class="own" href="#${anchor}"><code>${key}</code></a></th>`;
  }

  #cell(file, name, entry, everywhere = []) {
    const value = entry[name];
    if (name === "description") return this.#describe(file, entry.schema);
    if (value === undefined) return undefined;
    if (Array.isArray(value)) {
      return this.#list(file, name, value.filter((one) => !everywhere.includes(one)));
    }
    if (typeof value === "object") return html`<code>${JSON.stringify(value)}</code>`;
    if (typeof value === "boolean") return value ? "yes" : "";
    return this.#one(file, name, value);
  }

  #one(file, name, value) {
    if (["schema", "request", "result"].includes(name)) return this.#toSchema(file, value, name);
    if (/^SB-[A-Z]+-\d+$/.test(value)) return this.markdown.prose(value, this.links.placeOf(file));
    const target = this.words.get(`${ListOf[name] ?? name}:${value}`);
    if (target) return html`<a class="word" href="${way(this.links.placeOf(file), target)}"><code>${value}</code></a>`;
    if (["scope", "code", "type"].includes(name)) return html`<code>${value}</code>`;
    return typeof value === "string" && /\s/.test(value) ? this.markdown.prose(value, this.links.placeOf(file)) : html`${value}`;
  }

  #toSchema(file, path, label) {
    const target = new URL(path, `file:///${file}`).pathname.slice(1);
    const place = this.links.placeOf(target);
    return place && html`<a href="${way(this.links.placeOf(file), place)}">${label}</a>`;
  }

  #list(file, name, values) {
    return values.every((one) => typeof one !== "object")
      ? join(values.map((one) => this.#one(file, name, one)), raw(", "))
      : html`<code>${JSON.stringify(values)}</code>`;
  }

  #describe(file, path) {
    const target = path && new URL(path, `file:///${file}`).pathname.slice(1);
    const schema = this.repository.schemas.get(target)?.value;
    return schema && this.markdown.prose(schema.description ?? schema.title ?? "", this.links.placeOf(file));
  }
}
