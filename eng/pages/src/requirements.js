import { html, join, raw } from "./html.js";
import { mark } from "./markdown.js";
import { way } from "./places.js";
import { Registry } from "./coverage.js";

const Place = "requirements.html";
const Shown = 4;

/** All requirements on one page, and what proves each where the suite says it. */
export function requirementsPage({ requirements, coverage, links, labelOf, tag }) {
  const isCovered = coverage.size > 0;
  const rows = requirements.map(({ id, sentence, level, file }) => html`<tr id="${id}">
<th scope="row">${raw(mark(id))}</th>
<td data-label="level"><span class="bcp">${level}</span></td>
<td data-label="sentence">${tag(sentence, file, Place)}</td>
<td data-label="page"><a href="${way(Place, `${links.placeOf(file)}#${id}`)}">${labelOf(file)}</a></td>
${isCovered && html`<td data-label="profile">${coverage.get(id)?.profile}</td>
<td data-label="proved by">${proofs(coverage.get(id))}</td>`}</tr>`);
  return {
    place: Place, title: "Requirements", source: isCovered ? Registry : "spec/", isWide: true,
    body: html`<h1>Requirements</h1>
<p class="lead">Every requirement of the standard: ${requirements.length} sentences, each with an id that is permanent.
${summary(requirements)}.</p>
${isCovered && html`<p>The same <a href="${links.resolve("spec/README.md", `../${Registry}`, Place)}">as data</a>.</p>`}
<p class="filter"><label>Show those with <input type="search" id="filter" placeholder="a word, an id, MUST NOT"></label>
<output for="filter" aria-live="polite"></output></p>
<div class="table" tabindex="0" role="group" aria-label="Requirements"><table class="stacks requirements">
<thead><tr><th>id</th><th>level</th><th>sentence</th><th>page</th>${
      isCovered && html`<th>profile</th><th>proved by</th>`}</tr></thead>
<tbody>${rows}</tbody></table></div>`,
  };
}

/** Cases, checks and vectors by name, or the reason why there is none. */
function proofs(covered) {
  if (!covered) return undefined;
  return html`${covered.proofs.map(({ kind, names }) => html`<div><small>${kind}</small> ${some(names)}</div>`)}
${covered.excluded && html`<div><small>none</small> ${covered.excluded}</div>`}`;
}

function some(names) {
  const list = (part) => join(part.map((name) => html`<code>${name}</code>`), ", ");
  if (names.length <= Shown) return list(names);
  return html`${list(names.slice(0, Shown))} <details><summary>${names.length - Shown} more</summary>${
    list(names.slice(Shown))}</details>`;
}

function summary(requirements) {
  const levels = Map.groupBy(requirements, ({ level }) => level);
  return [...levels].map(([level, those]) => `${those.length} ${level}`).join(", ");
}
