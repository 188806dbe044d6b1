import { coverageOf } from "./coverage.js";
import { draw } from "./diagrams.js";
import { html } from "./html.js";
import { Layout } from "./layout.js";
import { Markdown } from "./markdown.js";
import { Links } from "./places.js";
import { Registries, anchorOf, entriesOf } from "./registries.js";
import { Repository } from "./repository.js";
import { requirementsPage } from "./requirements.js";
import { Schemas, nameOf } from "./schemas.js";
import { searchIndex } from "./search.js";
import { Uses } from "./uses.js";

/** The whole site, made of what lies in the repository. */
export class Site {
  constructor(root) {
    const repository = (this.repository = new Repository(root));
    const links = (this.links = new Links(root, repository.schemaOf));
    this.data = [...repository.json.keys()].filter((file) => !repository.schemas.has(file));
    this.titles = this.#titles();
    const words = this.#words();
    const markdown = (this.markdown = new Markdown({
      links, requirements: repository.requirements, words,
      schemaPlace: (name) => repository.schemas.has(`schemas/${name}.json`) && links.placeOf(`schemas/${name}.json`),
    }));
    const titleOf = (file) => this.titles.get(file);
    this.registries = new Registries({ repository, links, markdown, words, titleOf });
    this.schemas = new Schemas({ repository, links, markdown, uses: new Uses(repository, links, this.titles) });
    this.order = this.#order();
  }

  /** Draws the diagrams of all pages; what cannot be drawn ends the build. */
  async draw(browser) {
    const all = [...this.repository.pages].flatMap(([file, text]) => this.markdown.diagrams(file, text));
    this.markdown.drawn = await draw(browser, all);
  }

  pages() {
    const { repository, links } = this;
    const written = [...repository.pages].map(([file, text]) => this.#written(file, text));
    const made = [
      ...this.data.map((file) => this.registries.page(file)),
      ...[...repository.schemas.keys()].map((file) => this.schemas.page(file)),
      this.#requirements(),
    ];
    this.all = [...written, ...made];
    const layout = new Layout({ version: repository.version, commit: repository.commit(), groups: this.#groups() });
    return this.all.map((page) => ({ place: page.place, text: layout.page(page) }));
  }

  /** The files that the site carries as they are. */
  files() {
    return [...this.repository.json.keys(), ...this.links.copied];
  }

  index() {
    const sections = this.all.flatMap((page) => (page.sections ?? []).map(({ heading, id, text }, at) => ({
      title: at === 0 ? page.title : `${page.title}: ${heading}`, kind: "page", text,
      place: at === 0 ? page.place : `${page.place}#${id}`,
    })));
    const requirements = this.repository.requirements.map(({ id, sentence, file }) => ({
      title: id, kind: `requirement, ${this.titles.get(file)}`, text: sentence.replaceAll("`", ""),
      place: `${this.links.placeOf(file)}#${id}`,
    }));
    const schemas = [...this.repository.schemas].map(([file, { value }]) => ({
      title: nameOf(file), kind: "schema", place: this.links.placeOf(file),
      text: [value.title, value.description, ...Object.keys(value.properties ?? {})].filter(Boolean).join(" · "),
    }));
    const entries = this.#entries().map(({ file, key, entry }) => ({
      title: anchorOf(key), kind: this.titles.get(file), place: `${this.links.placeOf(file)}#${anchorOf(key)}`,
      text: Object.values(entry).filter((one) => /\s|^SB-/.test(one) && !Array.isArray(one)).join(" · "),
    }));
    return searchIndex([...requirements, ...entries, ...sections, ...schemas]);
  }

  #written(file, text) {
    const page = { place: this.links.placeOf(file), source: file, ...this.markdown.render(file, text) };
    if (page.place === "schemas/index.html") {
      page.body = html`${page.body}<h2 id="all-schemas">All schemas</h2>${this.schemas.overview(page.place)}`;
      page.headings = [...page.headings, { level: 2, text: "All schemas", id: "all-schemas" }];
    }
    return page;
  }

  #requirements() {
    const { repository, links, markdown } = this;
    const tag = (sentence, file, place) => markdown.sentence(sentence, file, place);
    const inOrder = this.order.flatMap((file) => repository.requirements.filter((one) => one.file === file));
    return requirementsPage({
      requirements: inOrder, coverage: coverageOf(repository.root), links, labelOf: (file) => this.#label(file), tag,
    });
  }

  #titles() {
    const pages = [...this.repository.pages].map(([file, text]) => [file, /^# (.+)$/m.exec(text)[1]]);
    const data = this.data.map((file) => {
      const form = this.repository.schemas.get(file.replace(/\.json$/, ".schema.json"))?.value.title;
      const title = form?.replace(/^Registry of /, "") ?? this.repository.json.get(file).value.title ?? nameOf(file);
      return [file, title[0].toUpperCase() + title.slice(1)];
    });
    return new Map([...pages, ...data]);
  }

  #entries() {
    return this.data.flatMap((file) => {
      const { name: list, entries = [], key } = entriesOf(this.repository.json.get(file).value) ?? {};
      return entries.map((entry) => ({ file, list, key: entry[key], entry }));
    });
  }

  /**
   * Where words are defined: those that can be mistaken for no other by themselves (`claim/acquire`, `stale-fence`), and
   * all of them under the name of their list (`errors:denied`, `tool:claim`).
   */
  #words() {
    const words = new Map();
    for (const { file, list, key } of this.#entries()) {
      const place = `${this.links.placeOf(file)}#${anchorOf(key)}`;
      words.set(`${list}:${key}`, place);
      if (/[./-]/.test(key) && !words.has(key)) words.set(key, place);
    }
    for (const file of this.repository.schemas.keys()) {
      if (file.startsWith("schemas/mcp/")) words.set(`tool:${nameOf(file)}`, this.links.placeOf(file));
    }
    return words;
  }

  /** The pages in the order of reading: that in which the start page names them. */
  #order() {
    const named = [...this.repository.pages.get("spec/README.md").matchAll(/\]\(([^)#]+\.md)\)/g)];
    const files = ["spec/README.md", ...named.map(([, link]) => `spec/${link}`)];
    const known = files.filter((file) => this.repository.pages.has(file));
    return [...new Set([...known, ...this.repository.pages.keys()])];
  }

  #label(file) {
    if (file === "spec/README.md") return "Introduction";
    return this.data.includes(file) && this.repository.json.get(file).value.title
      ? nameOf(file) : this.titles.get(file).replace(/^Binding: /, "").replace(/^./, (one) => one.toUpperCase());
  }

  #groups() {
    const link = (file) => ({ place: this.links.placeOf(file), label: this.#label(file) });
    const isTable = (file) => entriesOf(this.repository.json.get(file).value) !== undefined;
    const inFolder = (pattern) => this.order.filter((file) => pattern.test(file));
    const folders = new Set(inFolder(/^spec\/[^/]+\//).map((file) => file.split("/")[1]));
    const named = (folder) => folder[0].toUpperCase() + folder.slice(1);
    return [
      { title: "The standard", isRead: true, pages: inFolder(/^spec\/[^/]+$/).map(link) },
      ...[...folders].map((folder) => ({
        title: named(folder), isRead: true,
        pages: this.order.filter((file) => file.startsWith(`spec/${folder}/`)).map(link),
      })),
      { title: "Look up", pages: [{ place: "requirements.html", label: "Requirements" }, ...this.data.filter(isTable).map(link)] },
      { title: "Schemas", pages: [
        ...inFolder(/^schemas\//).map(link), ...this.data.filter((file) => !isTable(file)).map(link),
        ...this.schemas.groups().map(({ folder, title }) => ({
          place: `schemas/index.html#folder-${folder}`, label: title,
        })),
      ] },
    ];
  }
}
