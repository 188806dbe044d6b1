(() => {
  const root = document.documentElement;

  // Theme: as the system says, or as the reader chose; kept where the browser lets a page keep anything.
  const themes = ["system", "light", "dark"];
  const button = document.querySelector("button.theme");
  const tell = () => {
    const theme = root.dataset.theme ?? "system";
    button.textContent = { system: "◐", light: "☀", dark: "☾" }[theme];
    button.setAttribute("aria-label", `Theme: ${theme === "system" ? "as the system" : theme}`);
    button.title = button.getAttribute("aria-label");
  };
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme ?? "system") + 1) % themes.length];
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      if (next === "system") localStorage.removeItem("signalbox-theme");
      else localStorage.setItem("signalbox-theme", next);
    } catch {
      // The choice then lasts as long as the page.
    }
    tell();
  });
  tell();

  // The menu of a narrow screen: without this script it is a link to the navigation at the end of the page.
  const menu = document.querySelector("a.menu");
  menu.setAttribute("role", "button");
  const show = (isOpen) => {
    root.classList.toggle("menu-open", isOpen);
    menu.setAttribute("aria-expanded", String(isOpen));
  };
  show(false);
  menu.addEventListener("click", (event) => {
    event.preventDefault();
    show(!root.classList.contains("menu-open"));
    if (root.classList.contains("menu-open")) document.querySelector("#navigation a").focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && root.classList.contains("menu-open")) {
      show(false);
      menu.focus();
    }
  });
  const navigation = document.getElementById("navigation");
  const current = navigation.querySelector('[aria-current="page"]');
  if (current) navigation.scrollTop = current.offsetTop - navigation.clientHeight / 2;

  // A click on "copy link" copies the address of the place.
  document.addEventListener("click", async (event) => {
    const copy = event.target.closest("button.copy");
    if (!copy) return;
    try {
      await navigator.clipboard.writeText(new URL(copy.dataset.copy, location.href).href);
      copy.textContent = "copied";
    } catch {
      location.hash = copy.dataset.copy;
      copy.textContent = "in the address bar";
    }
    setTimeout(() => (copy.textContent = "copy link"), 2000);
  });

  // The index of requirements shows those that have all the words.
  const filter = document.getElementById("filter");
  filter?.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of document.querySelectorAll("table.requirements tbody tr")) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) count++;
    }
    document.querySelector(".filter output").textContent = words.length > 0 ? `${count} found` : "";
  });

  // A link into an example opens it; so does printing.
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.tagName === "DETAILS") target.open = true;
  };
  addEventListener("hashchange", open);
  open();
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => (one.open = true)));

  // The table of contents says where the reader is.
  const links = new Map([...document.querySelectorAll(".contents.wide a")].map((one) => [one.hash.slice(1), one]));
  const headings = [...document.querySelectorAll("article :is(h2, h3)[id]")].filter((one) => links.has(one.id));
  const mark = () => {
    const passed = headings.filter((one) => one.getBoundingClientRect().top < 120).at(-1) ?? headings[0];
    links.forEach((link, id) => link.classList.toggle("here", id === passed?.id));
  };
  if (links.size > 0) {
    addEventListener("scroll", mark, { passive: true });
    mark();
  }
})();
