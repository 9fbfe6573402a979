// What pages can do beyond being read: the search of the first page, and "my case" of a service. Without this script
// every text still stands there. The words that it shows come from the page, so that it serves all languages.
"use strict";

(() => {
  const script = document.currentScript;

  const say = (element, text) => {
    // Said again, the same text would be read out again.
    if (element.textContent !== text) element.textContent = text;
  };

  const fill = (words, value) => words.replace("{}", value);

  // ---- My case

  const startCase = (form) => {
    const body = document.querySelector("main");
    const section = form.closest("section");
    const requirements = document.getElementById("requirements");
    const conditional = [...body.querySelectorAll("[data-condition]")];
    const boxes = offerConditions(form);

    // What can be ticked off on paper: every requirement that is no group of others and no mere note.
    const has = (element, part) => element.querySelector(`:scope > ${part}`) !== null;
    const isItem = (element) => has(element, ":is(.title, .rich, .details)") && !has(element, ".group");
    const items = requirements ? [...requirements.querySelectorAll("li, .line")].filter(isItem) : [];
    for (const item of items) item.classList.add("item");
    if (items.length === 0 && !form.elements.variant && boxes.length === 0) return;

    // What is said in the form, as pairs of name and value; nothing if all is left as it was.
    const choice = () => [...new FormData(form)].filter(([, value]) => value !== "");

    const show = () => {
      const said = new URLSearchParams(choice());
      const variant = said.get("variant") || "";
      const isChosen = choice().length > 0;
      for (const element of body.querySelectorAll("[data-variants]")) {
        element.hidden = variant !== "" && !element.dataset.variants.split(" ").includes(variant);
      }
      for (const box of boxes) {
        // What is asked only of other variants need not be answered.
        const asks = (element) => element.dataset.condition === box.value && !element.closest("[hidden]");
        box.closest("label").hidden = !conditional.some(asks);
        for (const element of conditional) {
          if (element.dataset.condition === box.value) element.classList.toggle("off", isChosen && !box.checked);
        }
      }
      body.classList.toggle("only-applying", said.has("only"));
      const status = form.querySelector("[role=status]");
      say(status, isChosen && items.length > 0 ? fill(status.dataset.words, applying(items)) : "");
      tellOnPaper();
    };

    const tellOnPaper = () => {
      const fields = [...form.querySelectorAll("[name=variant]:checked, [name=condition]:checked")];
      const asked = fields.filter((field) => field.value !== "" && !field.closest("[hidden]"));
      const chosen = document.querySelector(".chosen");
      chosen.hidden = asked.length === 0;
      chosen.querySelector("b").textContent = asked.map((field) => field.dataset.title || field.value).join("; ");
    };

    // The address holds the choice, so that it can be sent to somebody else.
    const remember = () => {
      history.replaceState(null, "", "#" + new URLSearchParams(choice()));
    };

    const recall = () => {
      const state = new URLSearchParams(location.hash.slice(1));
      if (!["variant", "condition", "only"].some((key) => state.has(key))) return false;
      for (const field of form.querySelectorAll("input")) {
        const isAny = field.value === "" && !state.has(field.name);
        field.checked = isAny || state.getAll(field.name).includes(field.value);
      }
      return true;
    };

    form.addEventListener("change", () => { show(); remember(); });
    // A form is reset after those who listen have been told.
    form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", () => {
      // After a jump within the page the address is that of the place; the choice is put back.
      if (recall()) show();
      else if (choice().length > 0) remember();
    });
    form.querySelector("[data-action=print]").addEventListener("click", () => {
      document.documentElement.classList.add("checklist");
      print();
    });
    addEventListener("afterprint", () => document.documentElement.classList.remove("checklist"));

    if (!form.elements.variant && boxes.length === 0) {
      const title = document.getElementById("case-title");
      title.textContent = title.dataset.plain;
      form.querySelector(".choices").remove();
      form.querySelector("[type=reset]").remove();
      document.querySelector(".contents .scripted a").textContent = title.dataset.plain;
    }
    section.hidden = false;
    document.querySelector(".contents .scripted").hidden = false;
    recall();
    show();
  };

  // Conditions of requirements and fees are the reader's to know; those of steps and products are what the office
  // will find.
  const offerConditions = (form) => {
    const asked = document.querySelectorAll("#requirements [data-condition], #cost [data-condition]");
    const template = form.querySelector("template");
    const offered = new Set();
    for (const element of asked) {
      const { condition } = element.dataset;
      if (offered.has(condition)) continue;
      offered.add(condition);
      const label = template.content.cloneNode(true);
      label.querySelector("input").value = condition;
      // Its text is taken from where it stands, as it may say which language it is in.
      label.querySelector("span").append(...element.querySelector(".condition").cloneNode(true).childNodes);
      template.before(label);
    }
    const boxes = [...form.querySelectorAll("[name=condition]")];
    form.querySelector(".conditions").hidden = boxes.length === 0;
    form.querySelector(".only-switch").hidden = boxes.length === 0;
    return boxes;
  };

  // How many requirements apply: of alternatives one is enough.
  const applying = (items) => {
    const counted = new Set();
    for (const item of items) {
      if (item.closest("[hidden], .off")) continue;
      let unit = item;
      for (let group = item; group; group = group.parentElement.closest(".one_of")) {
        if (group.matches(".one_of")) unit = group;
      }
      counted.add(unit);
    }
    return counted.size;
  };

  // ---- Search

  const startSearch = (form) => {
    const results = document.getElementById("results");
    const list = results.querySelector("ul");
    const template = results.querySelector("template");
    const status = results.querySelector("[role=status]");
    const more = results.querySelector("[data-action=more]");
    const filters = [...form.querySelectorAll("[name=only]")];
    const flags = { free: 1, online: 2, in_a_day: 4, free_for_some: 8 };
    const step = 30;
    let index = null;
    let found = [];
    let shown = 0;

    const load = () => {
      if (index || form.dataset.loading) return;
      form.dataset.loading = "yes";
      const source = document.createElement("script");
      source.src = new URL("search.js", script.src);
      source.addEventListener("load", () => {
        index = makeIndex(window.siteIndex);
        update();
      });
      document.head.append(source);
    };

    const update = () => {
      if (!index) return;
      const wanted = filters.filter((box) => box.checked).reduce((sum, box) => sum | flags[box.value], 0);
      const unit = form.elements.unit.value;
      const query = form.elements.query.value.trim();
      const inUnit = find(index, query).filter((service) => unit === "" || index.units[service.unit][0] === unit);
      found = inUnit.filter((service) => (service.flags & wanted) === wanted);
      for (const box of filters) {
        // How many there would be with this one too.
        const flag = flags[box.value] | wanted;
        const count = inUnit.filter((service) => (service.flags & flag) === flag).length;
        box.nextElementSibling.querySelector("small").textContent = `(${count})`;
      }
      const isAsked = query !== "" || wanted !== 0 || unit !== "";
      results.hidden = !isAsked;
      document.getElementById("units").hidden = isAsked && found.length > 0;
      list.replaceChildren();
      shown = 0;
      showMore();
      say(status, !isAsked ? "" : found.length > 0 ? fill(status.dataset.words, found.length) : status.dataset.none);
    };

    const showMore = () => {
      list.append(...found.slice(shown, shown + step).map((service) => entry(service)));
      shown = Math.min(shown + step, found.length);
      more.hidden = shown === found.length;
    };

    const entry = (service) => {
      const item = template.content.cloneNode(true);
      const [id, office] = index.units[service.unit];
      const link = item.querySelector("a");
      link.href = `${id}/${service.id}.html`;
      link.textContent = service.name;
      item.querySelector(".office").textContent = office;
      for (const fact of item.querySelectorAll("[data-fact]")) {
        const value = service[fact.dataset.fact];
        fact.querySelector("b").textContent = value;
        fact.hidden = !value;
      }
      return item;
    };

    for (const link of document.querySelectorAll("#units :is(h3, .units) a")) {
      const [id] = link.getAttribute("href").split("/");
      form.elements.unit.add(new Option(link.textContent, id));
    }
    form.addEventListener("focusin", load);
    form.addEventListener("input", () => { load(); update(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => {
      const first = shown;
      showMore();
      list.children[first].querySelector("a").focus();
    });
    // A browser that comes back to the page may have kept what was typed.
    addEventListener("pageshow", () => {
      if (form.elements.query.value || form.elements.unit.value || filters.some((box) => box.checked)) load();
    });
    form.hidden = false;
  };

  // The words of all services, each with the services that it stands in and how much it says there.
  const makeIndex = ({ units, services }) => {
    const words = new Map();
    const add = (text, service, weight) => {
      for (const word of split(text)) {
        if (!words.has(word)) words.set(word, { ...known(word), places: [] });
        words.get(word).places.push(service, weight);
      }
    };
    const kept = services.map(([unit, id, name, time, cost, flags, keywords], number) => {
      add(name, number, 3);
      add(keywords, number, 2);
      add(units[unit][1], number, 1);
      return { unit, id, name, time, cost, flags };
    });
    return { units, services: kept, words: [...words.values()], like: new Map() };
  };

  // The services that hold most of the words asked for, the closest first; all if nothing is asked for.
  const find = (index, query) => {
    const asked = split(query);
    if (asked.length === 0) return index.services;
    const scores = new Float32Array(index.services.length);
    const hits = new Uint8Array(index.services.length);
    for (const word of asked) {
      const best = new Float32Array(index.services.length);
      for (const { places, near } of like(index, word)) {
        for (let at = 0; at < places.length; at += 2) {
          best[places[at]] = Math.max(best[places[at]], near * places[at + 1]);
        }
      }
      for (let number = 0; number < best.length; number += 1) {
        scores[number] += best[number];
        if (best[number] > 0) hits[number] += 1;
      }
    }
    const most = hits.reduce((one, other) => Math.max(one, other), 0);
    const numbers = [...hits.keys()].filter((number) => most > 0 && hits[number] === most);
    return numbers.sort((one, other) => scores[other] - scores[one]).map((number) => index.services[number]);
  };

  // The words that may be meant by one. As somebody types on, the words before the last stay the same.
  const like = (index, word) => {
    if (!index.like.has(word)) {
      const asked = known(word);
      const meant = [];
      for (const other of index.words) {
        const near = closeness(asked, other);
        if (near > 0) meant.push({ places: other.places, near });
      }
      index.like.set(word, meant);
    }
    return index.like.get(word);
  };

  const split = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) || [];

  // A word without the endings and beginnings of Indonesian, lightly: what is left has at least four letters, or three
  // before an ending. `kelahiran` and `lahiran` both leave `lahir`.
  const stem = (word) =>
    word
      .replace(/^(.{3,}?)(?:kan|nya|lah|kah|an|i)$/, "$1")
      .replace(/^(?:memper|meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|ber|ter|di|ke|se)(?=.{4})/, "");

  // Letters in a row, and which they are, a bit each: where many differ no closer look is needed.
  const spelt = (text) => {
    let bits = 0;
    for (const letter of text) bits |= 1 << (letter >= "a" && letter <= "z" ? letter.charCodeAt(0) - 97 : 26);
    return { text, bits };
  };

  const known = (word) => ({ ...spelt(word), stem: spelt(stem(word)) });

  // From 1 for the same word down to 0: the beginning of a word as one types, the same stem, a part, a slip or two.
  const closeness = (asked, other) => {
    if (other.text === asked.text) return 1;
    if (other.text.startsWith(asked.text)) return 0.9;
    if (other.stem.text === asked.stem.text) return 0.8;
    const length = asked.text.length;
    if (length > 2 && other.text.includes(asked.text)) return 0.6;
    const slips = slipsIn(length);
    if (slips === 0) return 0;
    const begins = length > 4 && other.text[0] === asked.text[0];
    const away = Math.min(
      distance(asked, other, slips),
      distance(asked.stem, other.stem, slipsIn(asked.stem.text.length)),
      begins ? distance(asked, spelt(other.text.slice(0, length)), slips) : Infinity,
    );
    return away > slips ? 0 : 0.5 - away * 0.1;
  };

  const slipsIn = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

  const countBits = (bits) => {
    let count = 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
    return count;
  };

  // How many letters are wrong, missing, too many or in the place of their neighbour; Infinity if more than `most`.
  const distance = ({ text: one, bits: ones }, { text: other, bits: others }, most) => {
    if (Math.abs(one.length - other.length) > most || countBits(ones ^ others) > 2 * most) return Infinity;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let row = 1; row <= one.length; row += 1) {
      const next = [row];
      for (let at = 1; at <= other.length; at += 1) {
        const differs = one[row - 1] === other[at - 1] ? 0 : 1;
        next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + differs);
        const swapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
        if (swapped) next[at] = Math.min(next[at], before[at - 2] + 1);
      }
      if (Math.min(...next) > most) return Infinity;
      before = last;
      last = next;
    }
    return last[other.length];
  };

  const starts = { case: startCase, search: startSearch };
  for (const form of document.querySelectorAll("form[data-form]")) starts[form.dataset.form](form);
})();
