// What a reader has besides the page itself: light or dark, keys, what is new, what was read, saved stories, reading without a connection.
// All of it stays in this browser; the server learns none of it. Without this script every page can be read.
(() => {
  const prefix = new URL(document.currentScript.src).pathname.replace(/\/assets\/.*/, "");
  const own = name => `briefingbus${name === "theme" || name === "keys" ? "" : prefix}.${name}`;
  const load = (name, otherwise, storage = "localStorage") => {
    try { return JSON.parse(window[storage].getItem(own(name))) ?? otherwise; } catch { return otherwise; }
  };
  const keep = (name, value, storage = "localStorage") => {
    try { window[storage].setItem(own(name), JSON.stringify(value)); } catch {} // full or forbidden: the page works on
  };
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const web = address => /^https?:/.test(address ?? "") ? address : null;

  // Light or dark: the other one than now; where that is what the system wants, its choice holds again.
  document.getElementById("theme").onclick = () => {
    const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const wanted = (root.dataset.theme ?? (dark ? "dark" : "light")) === "dark" ? "light" : "dark";
    if (wanted === (dark ? "dark" : "light")) delete root.dataset.theme; else root.dataset.theme = wanted;
    try {
      if (root.dataset.theme) localStorage.setItem("briefingbus.theme", wanted); else localStorage.removeItem("briefingbus.theme");
    } catch {} // it holds on this page alone
  };

  const stories = [...document.querySelectorAll("article.story[id]")];
  const heading = story => story.querySelector("h1,h3");
  const titleOf = story => [...heading(story).childNodes].find(node => !node.classList?.contains("hidden")).textContent;
  const linkOf = story => story.querySelector("h3 a[href],a.button[href]");
  const short = id => id.slice(0, 10);

  // Read: its link was opened from here.
  const most = 2000;
  let read = load("read", []);
  const showRead = story => {
    const is = read.includes(short(story.id));
    story.classList.toggle("read", is);
    story.querySelector(".is-read")?.remove();
    if (is) heading(story).append(make("span", { className: "hidden is-read" }, " (read)"));
  };
  const setRead = (story, is) => {
    read = [...(is ? [short(story.id)] : []), ...read.filter(id => id !== short(story.id))].slice(0, most);
    keep("read", read);
    showRead(story);
  };

  // Saved stories.
  const mostSaved = 500;
  let saved = load("saved", []);
  const isSaved = id => saved.some(s => s.id === id);
  const showSaved = story => {
    const button = story.querySelector("button.save");
    if (!button) return;
    button.setAttribute("aria-pressed", isSaved(story.id));
    button.textContent = isSaved(story.id) ? "Saved" : "Save";
    button.setAttribute("aria-label", `${button.textContent}: ${titleOf(story)}`);
  };
  const setSaved = (story, is) => {
    saved = saved.filter(s => s.id !== story.id);
    if (is) saved.unshift({
      id: story.id, title: titleOf(story), link: web(linkOf(story)?.href),
      source: story.querySelector(".source")?.textContent, page: story.querySelector("a.permalink")?.getAttribute("href") ?? location.pathname,
    });
    saved = saved.slice(0, mostSaved);
    keep("saved", saved);
    showSaved(story);
  };
  for (const story of stories) {
    showRead(story);
    showSaved(story);
    for (const kind of ["click", "auxclick"])
      linkOf(story)?.addEventListener(kind, event => event.button < 2 && setRead(story, true));
    story.querySelector("button.save")?.addEventListener("click", () => setSaved(story, !isSaved(story.id)));
  }
  const list = document.getElementById("saved");
  const listSaved = () => {
    list.replaceChildren(...saved.map(s => make("li", {},
      make("h2", {}, web(s.link) ? make("a", { href: s.link, rel: "noopener noreferrer" }, s.title) : s.title),
      make("p", { className: "byline" }, make("bdi", { className: "source" }, s.source ?? ""), " · ",
        make("a", { href: s.page?.startsWith("/") ? s.page : "#" }, "More"), " · ",
        make("button", {
          type: "button", className: "plain", ariaLabel: `Remove: ${s.title}`,
          onclick: () => { saved = saved.filter(other => other.id !== s.id); keep("saved", saved); listSaved(); },
        }, "Remove")))));
    document.getElementById("none-saved").hidden = saved.length > 0;
  };
  if (list) listSaved();

  // New since the reader last looked at this edition: what was not on its pages then. A reload in the same window changes nothing.
  const head = document.querySelector("[data-edition]");
  if (head && stories.length > 0) {
    const { edition, slug, before, latest } = head.dataset;
    const all = load("looked", {});
    const last = load(`looked.${edition}`, all[edition], "sessionStorage");
    const ids = stories.map(s => short(s.id));
    if (last && latest) {
      keep(`looked.${edition}`, last, "sessionStorage");
      const fresh = stories.filter(s => !last.ids.includes(short(s.id)));
      const when = new Intl.DateTimeFormat("en", { weekday: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(last.at);
      const line = document.getElementById("since");
      line.append(fresh.length === 0 ? "Nothing new" : fresh.length === stories.length ? "All new" : make("a", { href: `#${fresh[0].id}` }, `${fresh.length} new`),
        ` since you last looked, ${when}`);
      const missed = before && last.slug < before ? document.querySelector("a[rel=prev]") : null;
      if (missed) line.append(" · not seen yet: ", make("a", { href: missed.href }, missed.textContent.replace("←", "").trim()));
      if (fresh.length < stories.length)
        for (const story of fresh) {
          story.classList.add("new");
          heading(story).prepend(make("span", { className: "hidden" }, "New: "));
        }
    }
    const known = all[edition];
    keep("looked", {
      ...all, [edition]: {
        slug: known?.slug > slug ? known.slug : slug, at: latest || !known ? Date.now() : known.at,
        ids: [...new Set([...ids, ...(known?.ids ?? [])])].slice(0, 1000),
      },
    });
  }

  // Keys.
  const current = () => document.activeElement?.closest?.("article.story[id]") ?? stories.find(s => s.classList.contains("current"));
  const go = step => {
    const visible = stories.filter(s => s.checkVisibility());
    const next = visible[Math.max(0, Math.min(visible.length - 1, visible.indexOf(current()) + step))];
    if (!next) return;
    stories.forEach(s => s.classList.toggle("current", s === next));
    const link = linkOf(next) ?? next.querySelector("a,button");
    link?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };
  const actions = {
    j: ["The next story", () => go(1)],
    k: ["The story before", () => go(-1)],
    o: ["Open the story in a new tab", () => {
      const story = current(), link = story && linkOf(story);
      if (!link) return;
      window.open(link.href, "_blank", "noopener,noreferrer");
      setRead(story, true);
    }],
    s: ["Save the story, or remove it from the saved ones", () => current() && setSaved(current(), !isSaved(current().id))],
    m: ["Mark the story as read, or as not read", () => current() && setRead(current(), !current().classList.contains("read"))],
    "/": ["Search", () => { const field = document.getElementById("q"); if (field) field.focus(); else location.href = `${prefix}/search`; }],
    "?": ["This help", () => help()],
  };
  let dialog;
  const help = () => {
    if (!dialog) {
      const box = make("input", { type: "checkbox", id: "single-keys", checked: load("keys", true), onchange: () => keep("keys", box.checked) });
      dialog = make("dialog", { className: "help" },
        make("h2", {}, "Keyboard shortcuts"),
        make("dl", {}, ...Object.entries(actions).map(([key, [what]]) => make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, what)))),
        make("p", {}, box, make("label", { htmlFor: "single-keys" }, "Use these keys")),
        make("form", { method: "dialog" }, make("button", { type: "submit" }, "Close")));
      dialog.setAttribute("aria-label", "Keyboard shortcuts");
      document.body.append(dialog);
    }
    if (!dialog.open) dialog.showModal();
  };
  document.getElementById("keys").onclick = help;
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog?.open) return;
    if (event.target.closest?.("input,textarea,select,[contenteditable]") || (!load("keys", true) && event.key !== "?")) return;
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    if (!action) return;
    event.preventDefault();
    action[1]();
  });

  // Reading without a connection; browsers offer it over https and on this machine itself.
  addEventListener("load", () => navigator.serviceWorker?.register(`${prefix}/service-worker.js`).catch(() => {})); // refused: reading needs the connection
})();
