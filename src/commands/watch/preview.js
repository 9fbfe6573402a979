// The list of documents, the page and its PDF, and what is wrong, the worst first.
"use strict";
const at = (id) => document.getElementById(id);
const [list, page, pdf, main, findings] = ["documents", "page", "pdf", "main", "findings"].map(at);
let documents = [];
let shown = decodeURIComponent(location.hash.slice(1));

// The PDF of the same service or unit, in the same language.
const beside = () => {
  const own = documents.find((it) => it.path === shown);
  const same = (it) => own && ["unit", "standard", "language"].every((key) => it[key] === own[key]);
  return shown.endsWith(".pdf") ? null : documents.find((it) => it.path.endsWith(".pdf") && same(it))?.path;
};

const load = (frame, path) => {
  // In the place where the reader is.
  let height = 0;
  try { height = frame.contentWindow.scrollY; } catch {}
  const again = frame.dataset.path === path;
  frame.dataset.path = path;
  if (again && path.endsWith(".html")) {
    frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, height), { once: true });
    frame.contentWindow.location.reload();
  } else {
    frame.src = path.endsWith(".pdf") ? `/${path}#navpanes=0` : `/${path}`;
    if (again) frame.contentWindow.location.reload();
  }
};

const lay = () => {
  const other = at("beside").checked ? beside() : null;
  main.className = [at("phone").checked && "phone", other && "beside"].filter(Boolean).join(" ");
  pdf.hidden = !other;
  if (other && pdf.dataset.path !== other) load(pdf, other);
};

const show = (path) => {
  shown = path;
  history.replaceState(null, "", `#${path}`);
  if (page.dataset.path !== path) load(page, path);
  lay();
  write();
  list.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
};

// An element with what is in it.
const element = (name, properties, ...inside) => {
  const it = Object.assign(document.createElement(name), properties);
  it.append(...inside.filter((part) => part !== null && part !== undefined));
  return it;
};

const item = (it) => {
  const button = element("button", { type: "button" }, it.title);
  button.setAttribute("aria-current", it.path === shown);
  if (it.stale) {
    button.title = list.dataset.older;
    button.append(" ", element("span", { className: "stale" }, `(${list.dataset.stale})`));
  }
  button.addEventListener("click", () => show(it.path));
  return element("li", {}, button);
};

const write = () => {
  const sought = at("filter").value.toLowerCase();
  const fits = (it) => `${it.group} ${it.title} ${it.path}`.toLowerCase().includes(sought);
  const groups = new Map();
  for (const it of documents.filter(fits)) groups.set(it.group, [...(groups.get(it.group) ?? []), it]);
  const parts = [...groups].flatMap(([name, group]) => [
    name ? element("h2", {}, name) : null,
    element("ul", {}, ...group.map(item)),
  ]);
  const none = documents.length ? [element("p", {}, list.dataset.none)] : [];
  list.replaceChildren(...(parts.length ? parts.filter(Boolean) : none));
};

// What stands between backquotes is code.
const words = (text) =>
  text.split("`").map((part, index) => (index % 2 && part ? element("code", {}, part) : part));

const line = ({ number, pieces, labels }) => element("div", { className: "row" },
  element("span", { className: "number" }, `${number}`),
  element("span", { className: "text" }, ...pieces.map(({ text, mark }) =>
    mark ? element("mark", { className: mark }, text) : text)),
  ...labels.map((label) => element("span", { className: "label" }, ...words(label))));

const excerpt = ({ file, lines }) => element("div", { className: "excerpt" },
  file ? element("div", { className: "file" }, file) : null, ...lines.map(line));

const finding = ({ severity, word, rule, title, place, excerpts, notes }) => {
  const block = element("article", { className: "finding" },
    element("h3", {}, element("span", { className: "severity" }, `${word}: `), ...words(title)),
    place ? element("p", { className: "place" }, place, rule ? " · " : "", rule ? element("code", {}, rule) : "") : null,
    ...excerpts.map(excerpt),
    ...notes.map(({ word: name, text }) =>
      element("p", { className: "note" }, element("b", {}, `${name}: `), ...words(text))));
  block.dataset.severity = severity;
  block.setAttribute("role", "listitem");
  return block;
};

// The findings, the worst first, over the documents as they last were right.
const tell = (told, summary) => {
  at("summary").textContent = summary;
  at("told").replaceChildren(...told.map(finding));
  findings.dataset.worst = told[0]?.severity ?? "";
  const toggle = at("toggle");
  toggle.hidden = told.length === 0;
  at("told").hidden = told.length === 0 || toggle.getAttribute("aria-expanded") === "false";
};

// What went wrong outside the files.
const failure = (title) =>
  ({ severity: "error", word: findings.dataset.failure, title, excerpts: [], notes: [] });

at("toggle").addEventListener("click", ({ currentTarget: toggle }) => {
  const open = toggle.getAttribute("aria-expanded") === "false";
  toggle.setAttribute("aria-expanded", open);
  toggle.textContent = open ? toggle.dataset.hide : toggle.dataset.show;
  at("told").hidden = !open;
});
// On a narrow screen the list makes room for the page.
if (matchMedia("(max-width: 50rem)").matches) at("menu").open = false;

const events = new EventSource("/-/events");
events.addEventListener("message", ({ data }) => {
  const event = JSON.parse(data);
  if (event.changed) {
    for (const frame of [page, pdf]) if (frame.dataset.path === event.changed) load(frame, event.changed);
    return;
  }
  documents = event.documents;
  tell([...(event.failure ? [failure(event.failure)] : []), ...event.findings], event.summary || at("summary").textContent);
  write();
  const first = documents.find((it) => it.path === shown) ?? documents.find((it) => it.path === "index.html") ?? documents[0];
  if (first) show(first.path);
});
events.addEventListener("error", () => tell([], findings.dataset.lost));
for (const id of ["phone", "beside"]) at(id).addEventListener("change", lay);
at("filter").addEventListener("input", write);
// A link in the page leads to another document.
page.addEventListener("load", () => {
  let path = "";
  try { path = page.contentWindow.location.pathname.slice(1); } catch {}
  if (path && path !== shown && documents.some((it) => it.path === path)) {
    page.dataset.path = path;
    show(path);
  }
});
