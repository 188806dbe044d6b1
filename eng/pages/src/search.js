import MiniSearch from "minisearch";
import "../assets/tokens.js";

/** What the search of a reader must be told to read the index; assets/search.js has the same. */
const Options = {
  fields: ["title", "text"],
  storeFields: ["title", "kind", "place", "text"],
  tokenize: globalThis.signalboxTokens,
};

/** The index of the full-text search, as a script that a page loads from its own folder. */
export function searchIndex(entries) {
  const index = new MiniSearch(Options);
  index.addAll(entries.map((entry, id) => ({ id, ...entry, text: entry.text.replace(/\s+/g, " ").trim() })));
  return `globalThis.signalboxIndex = ${JSON.stringify(JSON.stringify(index))};\n`;
}
