import Slugger from "github-slugger";
import MarkdownIt from "markdown-it";
import { code } from "./code.js";
import { figure } from "./diagrams.js";
import { escape, html, raw } from "./html.js";
import { way } from "./places.js";
import { Level } from "./repository.js";

const RequirementStart = /^\*\*\[(SB-[A-Z]+-\d+)\]\*\*\s*/;
const RequirementId = /\bSB-[A-Z]+-\d+\b/g;

/** Turns the Markdown of the repository into the HTML of its site. */
export class Markdown {
  constructor({ links, words, requirements, schemaPlace }) {
    Object.assign(this, { links, words, schemaPlace });
    this.requirementPages = new Map(requirements.map((one) => [one.id, one.file]));
    this.drawn = new Map();
    this.parser = new MarkdownIt({ html: false, linkify: true, typographer: false });
    this.parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
    this.#addRequirements();
    this.#addLabels();
    this.#addRules();
  }

  /** The diagrams of a page, as they are written. */
  diagrams(file, text) {
    return this.parser.parse(text, { file })
      .filter((token) => token.type === "fence" && token.info.trim() === "mermaid")
      .map((token) => ({ file, source: token.content }));
  }

  /** A page: its title, its body, its headings, and its sections as plain text for the search. */
  render(file, text) {
    const context = { file, place: this.links.placeOf(file) };
    const tokens = this.parser.parse(text, context);
    const { headings, sections } = this.#outline(tokens);
    const title = tokens.findIndex((token) => token.type === "heading_close") + 1;
    const show = (part) => raw(this.parser.renderer.render(part, this.parser.options, context));
    return {
      title: headings[0].text, above: show(tokens.slice(0, title)), body: show(tokens.slice(title)), headings, sections,
    };
  }

  /** One sentence of a page, shown at another place of the site. */
  sentence(text, file, place) {
    return raw(this.parser.renderInline(text, { file, place }));
  }

  /** Gives each heading its anchor, as GitHub does, and cuts the page into sections. */
  #outline(tokens) {
    const slugger = new Slugger();
    const headings = [];
    const sections = [];
    tokens.forEach((token, at) => {
      if (token.type === "heading_open") {
        const text = plain(tokens[at + 1]);
        const id = slugger.slug(text);
        token.attrSet("id", id);
        headings.push({ level: Number(token.tag.slice(1)), text, id });
        sections.push({ heading: text, id, text: "" });
      } else if (token.type === "inline" && tokens[at - 1]?.type !== "heading_open" && !token.meta?.requirement) {
        sections.at(-1).text += `${plain(token)} `;
      }
    });
    return { headings, sections };
  }

  /** Makes an item of a list that begins with an id the place of this requirement. */
  #addRequirements() {
    this.parser.core.ruler.before("inline", "requirements", ({ tokens }) => {
      tokens.forEach((token, at) => {
        const [start, id] = (token.type === "inline" && RequirementStart.exec(token.content)) || [];
        if (!id || tokens[at - 2]?.type !== "list_item_open") return;
        tokens[at - 2].attrSet("id", id);
        tokens[at - 2].attrSet("class", "requirement");
        token.content = token.content.slice(start.length);
        token.meta = { requirement: id };
        tokens[at - 1].meta = { requirement: id };
      });
    });
  }

  /** Tells each cell the head of its column, for a narrow screen, on which a table of three columns and more stacks. */
  #addLabels() {
    this.parser.core.ruler.push("labels", ({ tokens }) => {
      let table, heads, column;
      tokens.forEach((token, at) => {
        if (token.type === "table_open") [table, heads] = [token, []];
        if (token.type === "tr_open") column = 0;
        if (token.type === "th_open") heads.push(plain(tokens[at + 1]));
        if (token.type === "thead_close" && heads.length > 2) table.attrSet("class", "stacks");
        if (token.type === "td_open") token.attrSet("data-label", heads[column++]);
      });
    });
  }

  #addRules() {
    const rules = this.parser.renderer.rules;
    rules.paragraph_open = (tokens, at, options, context, renderer) => {
      const id = tokens[at].meta?.requirement;
      return (id ? mark(id) : "") + (tokens[at].hidden ? "" : renderer.renderToken(tokens, at, options));
    };
    rules.heading_close = (tokens, at) => {
      const open = tokens.slice(0, at).findLast((token) => token.type === "heading_open");
      const anchor = `<a class="anchor" href="#${open.attrGet("id")}" aria-label="Link to this section">#</a>`;
      return `${open.tag === "h1" ? "" : anchor}</${open.tag}>\n`;
    };
    rules.table_open = (tokens, at, options, context, renderer) =>
      `<div class="table" tabindex="0" role="group" aria-label="Table">${renderer.renderToken(tokens, at, options)}`;
    rules.table_close = () => "</table></div>\n";
    rules.link_open = (tokens, at, options, context, renderer) => {
      tokens[at].attrSet("href", this.links.resolve(context.file, tokens[at].attrGet("href"), context.place));
      return renderer.renderToken(tokens, at, options);
    };
    rules.fence = (tokens, at, options, { place }) => this.#fence(tokens[at], place);
    rules.code_inline = (tokens, at, options, context) =>
      this.word(tokens[at].content, context.place, tokens[at - 1]?.type === "link_open").text;
    rules.text = (tokens, at, options, context) => this.prose(tokens[at].content, context.place).text;
  }

  /** A word of the standard on a page, with a link to where it is defined, where it has one. */
  word(text, place, isLinked = false) {
    const target = isLinked ? undefined : this.words.get(text);
    const shown = html`<code>${text}</code>`;
    return target ? html`<a class="word" href="${way(place, target)}">${shown}</a>` : shown;
  }

  /** Plain text: the words of BCP 14 stand out, and an id of a requirement is a link. */
  prose(text, place) {
    const marked = escape(text)
      .replace(new RegExp(Level.source, "g"), '<span class="bcp">$1</span>')
      .replace(RequirementId, (id) => this.#requirement(id, place));
    return raw(marked);
  }

  #requirement(id, place) {
    const page = this.requirementPages.get(id);
    return page ? `<a href="${way(place, `${this.links.placeOf(page)}#${id}`)}">${id}</a>` : id;
  }

  #fence(token, place) {
    const [language, ...rest] = token.info.trim().split(/\s+/);
    if (language === "mermaid") return figure(this.drawn.get(token.content), token.content);
    return `${code(token.content, language, { caption: this.#caption(rest.join(" "), place) })}\n`;
  }

  /** What an example is an example of. */
  #caption(name, place) {
    if (!name) return undefined;
    const schema = this.schemaPlace(name);
    if (schema) return html`<a href="${way(place, schema)}">${name}</a>`;
    const [, part, operation] = /^json-rpc\.(\w+)(?: (.+))?$/.exec(name) ?? [];
    if (!part) return html`${name}`;
    return operation ? html`JSON-RPC ${part} of ${this.word(operation, place)}` : html`JSON-RPC ${part}`;
  }
}

/** An id of a requirement, with a button that copies its address. */
export const mark = (id) =>
  `<span class="id"><a href="#${id}">${id}</a><button type="button" class="copy" data-copy="#${id}" `
  + `aria-label="Copy the link to ${id}">copy link</button></span> `;

const plain = (token) =>
  (token.children ?? []).filter((child) => ["text", "code_inline", "softbreak"].includes(child.type))
    .map((child) => (child.type === "softbreak" ? " " : child.content)).join("");
