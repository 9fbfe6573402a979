// The list of documents, the page and its PDF, and what is wrong, over the last good version.
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

const write = () => {
  const sought = at("filter").value.toLowerCase();
  list.replaceChildren(...documents.filter((it) => it.path.includes(sought)).map((it) => {
    const [item, button] = [document.createElement("li"), document.createElement("button")];
    button.textContent = it.path === "index.html" ? list.dataset.home : it.path;
    button.setAttribute("aria-current", it.path === shown);
    if (it.stale) {
      button.className = "stale";
      button.title = list.dataset.stale;
    }
    button.addEventListener("click", () => show(it.path));
    item.append(button);
    return item;
  }));
};

const tell = (told) => {
  findings.hidden = told.length === 0;
  at("count").textContent = told.length ? `(${told.length})` : "";
  at("told").replaceChildren(...told.map((text) => {
    const block = document.createElement("pre");
    block.textContent = text;
    return block;
  }));
};

const events = new EventSource("/-/events");
events.addEventListener("message", ({ data }) => {
  const event = JSON.parse(data);
  if (event.changed) {
    for (const frame of [page, pdf]) if (frame.dataset.path === event.changed) load(frame, event.changed);
    return;
  }
  documents = event.documents;
  tell([event.failure, ...event.findings].filter(Boolean));
  write();
  const first = documents.find((it) => it.path === shown) ?? documents.find((it) => it.path === "index.html") ?? documents[0];
  if (first) show(first.path);
});
events.addEventListener("error", () => tell([findings.dataset.lost]));
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
