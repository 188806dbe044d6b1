import { html, raw } from "./html.js";
import { way } from "./places.js";

// Before the first paint, so that a page that is kept dark never flashes.
const Theme = raw(`<script>try{const t=localStorage.getItem("signalbox-theme");if(t)document.documentElement.dataset.theme=t}`
  + `catch{}document.documentElement.classList.add("script")</script>`);

/** The frame of every page. */
export class Layout {
  constructor({ version, commit, groups }) {
    Object.assign(this, { version, commit, groups });
  }

  page(page) {
    const to = (place) => way(page.place, place);
    const isStart = page.place === "index.html";
    return html`<!doctype html>
<html lang="en" data-root="${to("index.html").replace(/index\.html$/, "")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${isStart ? page.title : `${page.title} · Signalbox ${this.version}`}</title>
<link rel="icon" href="${to("assets/icon.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${to("assets/site.css")}">
${Theme}
<script src="${to("assets/site.js")}" defer></script>
<script src="${to("assets/search.js")}" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<a class="menu" href="#navigation">Menu</a>
<a class="name" href="${to("index.html")}"><img src="${to("assets/icon.svg")}" alt="" width="22" height="22">Signalbox
<span>${this.version}</span></a>
<button type="button" class="find" aria-haspopup="dialog">Search <kbd>/</kbd></button>
<button type="button" class="theme" aria-label="Theme: as the system">◐</button>
</header>
<div class="frame${page.isWide && " wide"}">
<main id="content" tabindex="-1">
<article>
${page.above}
${!page.isWide && this.#contents(page, "narrow")}
${page.body}
</article>
${this.#turn(page, to)}
<footer>${page.source && html`Made from <code>${page.source}</code>${this.commit && html` at commit <code>${this.commit}</code>`}.
Read-only: the repository decides.`}</footer>
</main>
${this.#navigation(page, to)}
${!page.isWide && this.#contents(page, "wide")}
</div>
</body>
</html>
`.text;
  }

  #navigation(page, to) {
    const group = ({ title, pages }) => html`<section><h2>${title}</h2><ul>
${pages.map((one) => html`<li><a href="${to(one.place)}"${
      one.place === page.place && raw(' aria-current="page"')}>${one.label}</a></li>`)}</ul></section>`;
    return html`<nav id="navigation" aria-label="Pages">${this.groups.map(group)}${
      page.beside && group(page.beside)}</nav>`;
  }

  #contents(page, kind) {
    const shown = (page.headings ?? []).filter(({ level }) => level === 2 || level === 3);
    if (shown.length < 2) return kind === "wide" && html`<div class="contents wide"></div>`;
    const list = html`<ul>${shown.map(({ level, text, id }) =>
      html`<li class="level-${level}"><a href="#${id}">${text}</a></li>`)}</ul>`;
    return kind === "wide"
      ? html`<nav class="contents wide" aria-label="On this page"><h2>On this page</h2>${list}</nav>`
      : html`<details class="contents narrow"><summary>On this page</summary>${list}</details>`;
  }

  /** The page before and the page after, in the order of reading. */
  #turn(page, to) {
    const order = this.groups.filter((group) => group.isRead).flatMap((group) => group.pages);
    const at = order.findIndex((one) => one.place === page.place);
    if (at < 0) return undefined;
    const link = (one, word, rel) => one
      && html`<a rel="${rel}" href="${to(one.place)}"><small>${word}</small>${one.label}</a>`;
    return html`<nav class="turn" aria-label="Before and after">${link(order[at - 1], "Before", "prev")}${
      link(order[at + 1], "Next", "next")}</nav>`;
  }
}
