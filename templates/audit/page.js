// Sorting and filtering; without it everything still stands there.
"use strict";

(() => {
  document.body.classList.add("scripted");
  const value = (cell) => {
    const text = cell.dataset.value ?? cell.textContent.trim();
    const number = Number(text);
    return text !== "" && Number.isFinite(number) ? number : text;
  };
  const order = (one, other) =>
    typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other));

  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].map((row) => [value(row.cells[at]), row]);
        rows.sort(([one], [other]) => (down ? order(other, one) : order(one, other)));
        table.tBodies[0].append(...rows.map(([, row]) => row));
      });
    });
  }

  for (const paragraph of document.querySelectorAll(".filter")) {
    const [search, errors] = paragraph.querySelectorAll("input");
    const table = document.getElementById(search.dataset.table);
    const status = paragraph.nextElementSibling;
    const show = () => {
      const words = search.value.toLowerCase();
      let left = 0;
      for (const row of table.tBodies[0].rows) {
        row.hidden = !row.textContent.toLowerCase().includes(words) || (errors.checked && row.dataset.errors === "0");
        if (!row.hidden) left += 1;
      }
      status.textContent = `${left} ${status.dataset.words}`;
    };
    for (const input of [search, errors]) input.addEventListener("input", show);
  }

  // What a link leads to is opened.
  const open = () => document.querySelector(":target")?.closest("details")?.setAttribute("open", "");
  addEventListener("hashchange", open);
  open();
})();
