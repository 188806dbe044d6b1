import highlighter from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import shell from "highlight.js/lib/languages/shell";
import { escape, html, raw } from "./html.js";

highlighter.registerLanguage("json", json);
highlighter.registerLanguage("bash", bash);
highlighter.registerLanguage("console", shell);
highlighter.registerAliases(["sh"], { languageName: "bash" });

const Punctuation = /<span class="hljs-punctuation">([^<]*)<\/span>/g;
const Reference = /(<span class="hljs-attr">&quot;\$ref&quot;<\/span>:\s*<span class="hljs-string">&quot;)([^<#]+?)(&quot;)/g;

/** A block of code, coloured; `resolve` turns the references of a schema into links. */
export function code(text, language, { resolve, caption } = {}) {
  let body = highlighter.getLanguage(language)
    ? highlighter.highlight(text.trimEnd(), { language }).value.replace(Punctuation, "$1")
    : escape(text.trimEnd());
  if (resolve) {
    body = body.replace(Reference, (all, before, path, after) =>
      `${before}<a href="${escape(resolve(path))}">${path}</a>${after}`);
  }
  return html`<figure class="code">${caption && html`<figcaption>${caption}</figcaption>`}<pre
tabindex="0"><code>${raw(body)}</code></pre></figure>`;
}
