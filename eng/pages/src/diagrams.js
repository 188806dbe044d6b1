import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { escape } from "./html.js";

// Arial, Liberation Sans and Helvetica have the same widths: what is measured here fits where it is read.
const Font = 'Arial, "Liberation Sans", Helvetica, sans-serif';

const Themes = {
  light: {
    background: "#ffffff", node: "#eef2f7", text: "#1c232c", border: "#8493a5", line: "#566373",
    note: "#fbf4dc", noteBorder: "#cbb26a", group: "#f7f9fb",
  },
  dark: {
    background: "#171b21", node: "#262e39", text: "#e3e7ec", border: "#71808f", line: "#9aa7b5",
    note: "#3a3420", noteBorder: "#8d7a3f", group: "#1d232b",
  },
};

/** The words of the theme, as Mermaid calls them. */
function variables(theme, colours) {
  const { background, node, text, border, line, note, noteBorder, group } = colours;
  return {
    darkMode: theme === "dark", fontFamily: Font, fontSize: "14px", background,
    primaryColor: node, primaryTextColor: text, primaryBorderColor: border,
    secondaryColor: node, secondaryTextColor: text, secondaryBorderColor: border,
    tertiaryColor: group, tertiaryTextColor: text, tertiaryBorderColor: border,
    lineColor: line, textColor: text, titleColor: text, edgeLabelBackground: background,
    clusterBkg: group, clusterBorder: border, compositeBackground: group, compositeTitleBackground: node,
    labelBackgroundColor: background, transitionColor: line, transitionLabelColor: text, specialStateColor: line,
    noteBkgColor: note, noteBorderColor: noteBorder, noteTextColor: text,
    actorBkg: node, actorBorder: border, actorTextColor: text, actorLineColor: border,
    signalColor: line, signalTextColor: text, labelBoxBkgColor: node, labelBoxBorderColor: border,
    labelTextColor: text, loopTextColor: text, activationBkgColor: group, activationBorderColor: border,
    sequenceNumberColor: background,
  };
}

const settings = (theme) => ({
  startOnLoad: false, securityLevel: "strict", theme: "base", look: "classic", fontFamily: Font,
  themeVariables: variables(theme, Themes[theme]), deterministicIds: true, suppressErrorRendering: true,
  sequence: { mirrorActors: false, useMaxWidth: false, messageMargin: 30 },
  state: { useMaxWidth: false }, flowchart: { useMaxWidth: false },
});

/** Draws each diagram in both themes; what cannot be drawn is an error that names its page. */
export async function draw(browser, diagrams) {
  const library = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  await page.setContent("<!doctype html><title>Diagrams</title><body>");
  await page.addScriptTag({ content: readFileSync(library, "utf8") });
  const drawn = new Map();
  for (const { file, source } of diagrams) {
    const both = {};
    for (const theme of Object.keys(Themes)) {
      const answer = await page.evaluate(drawOne, { source, settings: settings(theme), id: `d${drawn.size}-${theme}` });
      if (answer.error) throw new Error(`${file}: a diagram cannot be drawn: ${answer.error.split("\nExpecting")[0]}`);
      both[theme] = fit(answer.svg);
    }
    drawn.set(source, both);
  }
  await page.close();
  return drawn;
}

/** Runs in the browser. */
async function drawOne({ source, settings, id }) {
  try {
    globalThis.mermaid.initialize(settings);
    return await globalThis.mermaid.render(id, source);
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

/** The picture with its own size, so that a page can make room for it before it is shown. */
function fit(svg) {
  const [, width, height] = /viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg).map(Number);
  const start = svg.slice(0, svg.indexOf(">"))
    .replace(/ (width|height|style)="[^"]*"/g, "")
    .replace(/ (role|aria-roledescription)="[^"]*"/g, "");
  const size = `width="${Math.ceil(width)}" height="${Math.ceil(height)}" style="--width:${Math.ceil(width)}px"`;
  return `${start} ${size} aria-hidden="true"${svg.slice(svg.indexOf(">"))}`;
}

/** What a diagram is, for whoever cannot see it. */
export function kindOf(source) {
  if (source.startsWith("stateDiagram")) return "State diagram";
  if (source.startsWith("sequenceDiagram")) return "Sequence diagram";
  return "Diagram";
}

export function figure({ light, dark }, source) {
  return `<figure class="diagram">
<div class="drawn" tabindex="0" role="img" aria-label="${kindOf(source)}; its source follows as text">
<div class="light">${light}</div><div class="dark">${dark}</div></div>
<details><summary>${kindOf(source)} as text</summary><pre tabindex="0"><code>${escape(source.trimEnd())}</code></pre></details>
</figure>\n`;
}
