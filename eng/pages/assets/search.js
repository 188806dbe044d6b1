(() => {
  const root = document.documentElement.dataset.root;
  const most = 30;
  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", "Search");
  dialog.innerHTML = `<form method="dialog"><input type="search" aria-label="Search the standard" autocomplete="off"
    spellcheck="false" placeholder="a word, an id, an operation, an error"><button>Close</button></form>
    <p role="status"></p><ol></ol>`;
  document.body.append(dialog);
  const [field, status, list] = ["input", "p", "ol"].map((name) => dialog.querySelector(name));
  let index;

  // The index lies beside the pages as a script, because a page from file:// may load scripts and nothing else.
  const load = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}assets/${name}`;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${name} cannot be loaded.`));
    document.head.append(script);
  });
  const ready = async () => {
    if (index) return;
    await Promise.all(["minisearch.js", "tokens.js", "search-index.js"].map(load));
    index = MiniSearch.loadJSON(signalboxIndex, {
      fields: ["title", "text"],
      storeFields: ["title", "kind", "place", "text"],
      tokenize: signalboxTokens,
    });
  };

  // The page about a word comes before its sections, and what people read before what machines do.
  const weigh = ({ title, kind }, words) => {
    const isNamed = title.toLowerCase() === words || (kind === "page" && title.toLowerCase() === `${words}s`);
    const weight = kind === "schema" ? 0.6 : kind === "page" && !title.includes(": ") ? 2.5 : 1;
    return isNamed ? weight * 5 : weight;
  };

  // What is written as it was typed comes alone; only where there is nothing, what is written almost so.
  const ask = (words, fuzzy) => index.search(words, {
    prefix: (term) => term.length > 1,
    fuzzy: (term) => fuzzy && term.length > 3 && !/\d/.test(term) && 0.25,
    boost: { title: 4 },
    combineWith: "AND",
    boostDocument: (id, term, hit) => weigh(hit, words.toLowerCase()),
  });

  const find = (words) => {
    const hits = ask(words, false);
    return hits.length > 0 ? hits : ask(words, true);
  };

  // The part of a text in which the first of the words stands.
  const part = (text, terms) => {
    const found = terms.map((term) => text.toLowerCase().indexOf(term)).filter((at) => at >= 0);
    const start = Math.min(...found, text.length) - 60;
    const from = found.length === 0 || start <= 0 ? 0 : text.indexOf(" ", start) + 1;
    return (from > 0 ? "… " : "") + text.slice(from, from + 180) + (text.length > from + 180 ? " …" : "");
  };

  const marked = (text, terms) => {
    const escaped = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
    const nodes = text.split(new RegExp(`(${escaped.join("|")})`, "gi"));
    return nodes.map((node, at) => {
      if (at % 2 === 0) return node;
      const mark = document.createElement("mark");
      mark.textContent = node;
      return mark;
    });
  };

  const item = (hit) => {
    const link = document.createElement("a");
    link.href = root + hit.place;
    const [title, kind, text] = ["strong", "small", "span"].map((name) => document.createElement(name));
    const terms = [...hit.terms].sort((one, other) => other.length - one.length);
    title.append(...marked(hit.title, terms));
    kind.textContent = hit.kind;
    text.append(...marked(part(hit.text, terms), terms));
    link.append(title, kind, text);
    const line = document.createElement("li");
    line.append(link);
    return line;
  };

  const show = () => {
    const words = field.value.trim();
    const hits = words === "" ? [] : find(words);
    list.replaceChildren(...hits.slice(0, most).map(item));
    const count = `${hits.length > most ? `${most} of ` : ""}${hits.length} ${hits.length === 1 ? "place" : "places"}`;
    status.textContent = words === "" ? "" : hits.length === 0 ? "Nothing found." : count;
  };

  const open = async () => {
    if (!dialog.open) dialog.showModal();
    field.focus();
    field.select();
    try {
      await ready();
      show();
    } catch (error) {
      status.textContent = error.message;
    }
  };

  document.querySelector("button.find").addEventListener("click", open);
  field.addEventListener("input", () => index && show());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      list.querySelector("a")?.click();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [field, ...list.querySelectorAll("a")];
    all[Math.min(all.length - 1, Math.max(0, all.indexOf(document.activeElement) + step))].focus();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = /^(input|textarea|select)$/i.test(event.target.tagName);
    const isAsked = (event.key === "/" && !isTyping) || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!isAsked) return;
    event.preventDefault();
    open();
  });
})();
