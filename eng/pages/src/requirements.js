import { html, raw } from "./html.js";
import { mark } from "./markdown.js";
import { way } from "./places.js";

const Place = "requirements.html";

/** All requirements on one page. */
export function requirementsPage({ requirements, coverage, links, labelOf, tag }) {
  const isCovered = coverage.size > 0;
  const rows = requirements.map(({ id, sentence, level, file }) => html`<tr id="${id}" data-level="${level}">
<th scope="row">${raw(mark(id))}</th>
<td data-label="level"><span class="bcp">${level}</span></td>
<td data-label="sentence">${tag(sentence, file, Place)}</td>
<td data-label="page"><a href="${way(Place, `${links.placeOf(file)}#${id}`)}">${labelOf(file)}</a></td>
${isCovered && html`<td data-label="covered by">${coverage.get(id)}</td>`}</tr>`);
  return {
    place: Place, title: "Requirements", source: "spec/", isWide: true,
    body: html`<h1>Requirements</h1>
<p class="lead">Every requirement of the standard: ${requirements.length} sentences, each with an id that is permanent.
${summary(requirements)}.</p>
<p class="filter"><label>Show those with <input type="search" id="filter" placeholder="a word, an id, MUST NOT"></label>
<output for="filter" aria-live="polite"></output></p>
<div class="table" tabindex="0" role="group" aria-label="Requirements"><table class="stacks requirements">
<thead><tr><th>id</th><th>level</th><th>sentence</th><th>page</th>${isCovered && html`<th>covered by</th>`}</tr></thead>
<tbody>${rows}</tbody></table></div>`,
  };
}

function summary(requirements) {
  const levels = Map.groupBy(requirements, ({ level }) => level);
  return [...levels].map(([level, those]) => `${those.length} ${level}`).join(", ");
}
