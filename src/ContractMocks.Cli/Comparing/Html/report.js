
"use strict";
// Shows what HtmlData wrote. All texts come from the documents and are set as text, never as HTML.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const severities = ["prose", "compatible", "risky", "breaking"];
  const sides = ["the client sends it", "the client receives it", "of the document itself"];
  const find = document.getElementById("find"), who = document.getElementById("who"), where = document.getElementById("where");
  const rows = data.groups.map((_, i) => document.getElementById("g" + i));
  const tiles = [...document.querySelectorAll(".tile")];
  const sections = [...document.querySelectorAll(".list")];
  const mostAtOnce = 25, mostOpened = 60;

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
  };
  const number = value => value.toLocaleString("en-US");
  const count = (value, one, many) => number(value) + " " + (value === 1 ? one : many);
  const operationName = at => data.operations[at][1] + " " + data.operations[at][2];

  // Files by what tells them apart: their common folder says nothing.
  const files = [...new Set([...data.old, ...data.new].map(([file]) => file).concat(data.groups.flatMap(group => group[4].flatMap(one => [one[3], one[4]])).filter(Boolean).map(place => place[0])))];
  const folder = files.length < 2 ? (files[0] ?? "").lastIndexOf("/") + 1
    : files.reduce((common, file) => { let i = 0; while (i < common.length && common[i] === file[i]) i++; return common.slice(0, i); }).lastIndexOf("/") + 1;
  const shortName = file => file.slice(folder);

  // ---- The lines of the documents ----
  const texts = { old: data.old.map(lines), new: data.new.map(lines) };
  function lines([file, ...runs]) {
    const byNumber = new Map();
    for (const [start, ...run] of runs) run.forEach((line, i) => byNumber.set(start + i, line));
    return { file, byNumber };
  }

  function source(finding) {
    const [, , , old, now, , , window] = finding;
    const [oldFile, oldStart, newFile, newStart, steps] = window;
    const pairs = align(steps, oldFile < 0 ? null : oldStart, newFile < 0 ? null : newStart);
    const of = (side, file, line) => line === null ? null : texts[side][file].byNumber.get(line) ?? "";
    const all = pairs.flatMap(([o, n]) => [of("old", oldFile, o), of("new", newFile, n)]).filter(text => text !== null && text.trim() !== "");
    const indent = Math.min(...all.map(text => text.match(/^ */)[0].length), 400);
    const single = oldFile < 0 || newFile < 0;
    const body = make("tbody", { role: "rowgroup" });
    for (const [o, n, letter] of pairs) {
      const left = of("old", oldFile, o)?.slice(indent) ?? null, right = of("new", newFile, n)?.slice(indent) ?? null;
      const [leftParts, rightParts] = letter !== "!" || left === null || right === null ? [null, null] : changed(left, right);
      const row = make("tr", { role: "row", class: letter === "=" ? "same" : null });
      if (oldFile >= 0) row.append(...cells(o, left, leftParts, letter === "!" ? "gone" : "", isAt(old, o)));
      if (newFile >= 0) row.append(...cells(n, right, rightParts, letter === "!" ? "came" : "", isAt(now, n)));
      body.append(row);
    }
    const heads = make("tr", { role: "row" });
    if (oldFile >= 0) heads.append(make("th", { role: "columnheader", scope: "col" }, (single ? "Only in the old document: " : "Old: ") + shortName(texts.old[oldFile].file)));
    if (newFile >= 0) heads.append(make("th", { role: "columnheader", scope: "col" }, (single ? "Only in the new document: " : "New: ") + shortName(texts.new[newFile].file)));
    return make("table", { role: "table", class: single ? "source single" : "source", "aria-label": "The lines of the documents" }, make("thead", { role: "rowgroup" }, heads), body);
  }

  const isAt = (place, line) => place !== null && line !== null && line >= place[1] && line <= place[3];

  // Pairs of line numbers: equal lines together, then what went beside what came.
  function align(steps, old, now) {
    const pairs = [];
    let gone = [], came = [], kind = "!";
    const flush = next => {
      for (let i = 0; i < Math.max(gone.length, came.length); i++) pairs.push([gone[i] ?? null, came[i] ?? null, kind]);
      gone = []; came = []; kind = next;
    };
    for (const [, letter, times] of steps.matchAll(/([=+on-])(\d+)/g)) {
      const next = letter === "o" || letter === "n" ? "?" : "!";
      if (next !== kind) flush(next);
      for (let i = 0; i < Number(times); i++) {
        if (letter === "-" || letter === "o") gone.push(old++);
        else if (letter === "+" || letter === "n") came.push(now++);
        else { flush(next); pairs.push([old === null ? null : old++, now === null ? null : now++, "="]); }
      }
    }
    flush(kind);
    return pairs;
  }

  // What two lines have in common at both ends; none of it where that is little.
  function changed(left, right) {
    let start = 0, end = 0;
    while (start < left.length && start < right.length && left[start] === right[start]) start++;
    while (end < left.length - start && end < right.length - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
    // Whole words: "100" became "50", not "10" became "5".
    const isWord = (text, at) => /[\w.-]/.test(text[at] ?? "");
    while (start > 0 && isWord(left, start - 1) && (isWord(left, start) || isWord(right, start))) start--;
    while (end > 0 && isWord(left, left.length - end) && (isWord(left, left.length - end - 1) || isWord(right, right.length - end - 1))) end--;
    const shorter = Math.min(left.trim().length, right.trim().length), indent = left.match(/^ */)[0].length;
    if (start + end - indent < shorter * 0.3) return [null, null];
    return [[start, left.length - end], [start, right.length - end]];
  }

  function cells(line, text, marked, kind, at) {
    if (line === null) return [make("td", { role: "cell", class: "n void" }), make("td", { role: "cell", class: "void" })];
    const code = make("td", { role: "cell", class: kind || null });
    if (kind) code.append(make("span", { class: "vh" }, kind === "gone" ? "removed: " : "added: "));
    if (marked === null || marked[0] >= marked[1]) code.append(...tinted(text));
    else code.append(...tinted(text.slice(0, marked[0])), make("mark", {}, text.slice(...marked)), text.slice(marked[1]));
    return [make("td", { role: "cell", class: ("n " + kind + (at ? " at" : "")).trim() }, String(line)), code];
  }

  function tinted(text) {
    const comment = text.match(/^(\s*)(#.*)$/);
    if (comment) return [comment[1], make("span", { class: "c" }, comment[2])];
    const key = text.match(/^(\s*(?:- )*)("[^"]*"|'[^']*'|[^\s:"'#{[][^:#]*)(:(?:\s.*|))$/);
    return key ? [key[1], make("span", { class: "k" }, key[2]), key[3]] : [text];
  }

  // ---- What is inside a group ----
  function fill(i) {
    const row = rows[i];
    if (row.querySelector(".body")) return;
    const [, id, , all, findings] = data.groups[i];
    const body = make("div", { class: "body" });
    const [title, help] = data.kinds[id];
    body.append(make("p", { class: "help" }, make("code", {}, id), ": " + title + ". " + (help ?? "")));
    more(body, findings, 0, all);
    row.append(body);
  }

  function more(body, findings, from, all) {
    findings.slice(from, from + mostAtOnce).forEach(finding => body.append(one(finding, findings.length > 1)));
    const next = from + mostAtOnce;
    if (next < findings.length) {
      const button = make("button", { type: "button" }, "Show " + count(Math.min(mostAtOnce, findings.length - next), "more place", "more places"));
      button.addEventListener("click", () => { button.remove(); more(body, findings, next, all); });
      body.append(button);
    } else if (all > findings.length) {
      body.append(make("p", { class: "help" }, count(all - findings.length, "more place is", "more places are") + " only counted here."));
    }
  }

  function one(finding, isOfMany) {
    const [path, before, after, old, now, reach, effects, window] = finding;
    const facts = make("dl", { class: "facts" });
    const fact = (name, ...value) => facts.append(make("dt", {}, name), make("dd", {}, ...value));
    for (let i = 0; i < effects.length; i += 3) {
      fact(i === 0 ? "Effect" : "", make("span", { class: severities[effects[i + 1]] }, severities[effects[i + 1]]), " where " + sides[effects[i]].replace("of the", "it is of the"),
        effects[i + 2] ? make("span", {}, " (oasdiff: ", make("code", {}, effects[i + 2]), ")") : null);
    }
    for (const [name, place] of [["Old", old], ["New", now]]) {
      if (place) fact(name, make("code", { title: place[0] }, shortName(place[0]) + ":" + place[1] + ":" + place[2]), " ", make("code", {}, place[4]));
    }
    const article = make("div", { class: "one" }, isOfMany ? make("h3", {}, path) : null, facts);
    if (window) article.append(source(finding));
    else if (before !== null || after !== null) {
      article.append(make("div", { class: "values" }, make("pre", { class: "gone" }, before ?? "(nothing)"), make("pre", { class: "came" }, after ?? "(nothing)")));
    }
    operations(fact, data.reaches[reach]);
    return article;
  }

  function operations(fact, places) {
    const byOperation = new Map();
    for (const at of places) {
      const [operation, side, part] = data.places[at];
      byOperation.set(operation, [...(byOperation.get(operation) ?? []), (side === 0 ? "request " : side === 1 ? "answer " : "") + part]);
    }
    if (byOperation.size === 0) return;
    const list = make("ul", { class: "ops" });
    const entries = [...byOperation];
    const add = part => part.forEach(([operation, parts]) => {
      const button = make("button", { type: "button", title: "Show only what reaches this operation" }, operationName(operation) + " ", make("small", {}, [...new Set(parts)].join(", ")));
      button.addEventListener("click", () => { where.value = "o" + operation; filter(); find.scrollIntoView({ block: "center" }); });
      list.append(make("li", {}, button));
    });
    add(entries.slice(0, 12));
    if (entries.length > 12) {
      const all = make("button", { type: "button" }, "and " + count(entries.length - 12, "more", "more"));
      const item = make("li", {}, all);
      all.addEventListener("click", () => { item.remove(); add(entries.slice(12)); });
      list.append(item);
    }
    fact(count(entries.length, "operation", "operations"), list);
  }

  // ---- Filters ----
  const areas = new Map();
  data.operations.forEach(([, , path], at) => {
    const area = "/" + (path.split("/").filter(part => part && !/^v\d+\w*$/.test(part) && !part.startsWith("{"))[0] ?? "");
    areas.set(area, [...(areas.get(area) ?? []), at]);
  });
  const areaList = [...areas].sort(([a], [b]) => a < b ? -1 : 1);
  areaList.forEach(([area, operationsOfArea], i) => {
    const group = make("optgroup", { label: area });
    if (operationsOfArea.length > 1) group.append(make("option", { value: "a" + i }, "all of " + area));
    operationsOfArea.forEach(at => group.append(make("option", { value: "o" + at }, operationName(at))));
    where.append(group);
  });

  const reached = data.reaches.map(places => new Set(places.map(at => data.places[at][0])));
  let index = null;
  const text = i => {
    index ??= data.groups.map(([, id, message, , findings]) => [id, data.kinds[id][0], message, rowText(findings)].join("\n").toLowerCase());
    return index[i];
  };
  const rowText = findings => findings.map(finding => finding[0] + "\n" + (finding[1] ?? "") + "\n" + (finding[2] ?? "") + "\n"
    + [...reached[finding[5]]].slice(0, 300).map(at => operationName(at) + " " + data.operations[at][0]).join("\n")).join("\n");
  const breaks = (effects, side) => {
    for (let i = 0; i < effects.length; i += 3) if (effects[i + 1] >= 2 && (effects[i] === side || effects[i] === 2)) return true;
    return false;
  };

  function matches(i, words, side, wanted) {
    const findings = data.groups[i][4];
    if (side !== null && !findings.some(finding => breaks(finding[6], side))) return false;
    if (wanted && !findings.some(finding => wanted.some(at => reached[finding[5]].has(at)))) return false;
    return words.every(word => text(i).includes(word));
  }

  function filter() {
    const shown = new Set(tiles.filter(tile => tile.getAttribute("aria-pressed") === "true").map(tile => Number(tile.dataset.severity)));
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const side = who.value === "w" ? 0 : who.value === "r" ? 1 : null;
    const wanted = where.value === "" ? null : where.value[0] === "a" ? areaList[Number(where.value.slice(1))][1] : [Number(where.value.slice(1))];
    const isNarrow = words.length > 0 || side !== null || wanted !== null;
    const counts = [0, 0, 0, 0];
    data.groups.forEach(([severity], i) => {
      const isShown = shown.has(severity) && (!isNarrow || matches(i, words, side, wanted));
      rows[i].hidden = !isShown;
      if (isShown) counts[severity]++;
    });
    let sum = 0;
    for (const section of sections) {
      const severity = Number(section.dataset.severity);
      section.hidden = counts[severity] === 0;
      section.querySelector(".shown").textContent = isNarrow ? number(counts[severity]) + " shown" : count(counts[severity], "entry", "entries");
      sum += counts[severity];
    }
    document.getElementById("count").textContent = number(sum) + " of " + count(data.groups.length, "entry", "entries");
    document.getElementById("reset").hidden = sum === data.groups.length;
    document.getElementById("nothing").hidden = sum > 0 || data.groups.length === 0;
    highlight(words);
  }

  function highlight(words) {
    if (!window.CSS?.highlights) return;
    const ranges = [];
    for (const row of words.length ? rows : []) {
      if (row.hidden || ranges.length > 500) continue;
      for (const node of row.querySelectorAll("summary b, summary .what span, summary code")) {
        const content = node.firstChild?.nodeValue?.toLowerCase() ?? "";
        for (const word of words) {
          const at = content.indexOf(word);
          if (at >= 0) {
            const range = new Range();
            range.setStart(node.firstChild, at);
            range.setEnd(node.firstChild, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set("find", new Highlight(...ranges));
  }

  function showAll() {
    find.value = ""; who.value = ""; where.value = "";
    tiles.forEach(tile => tile.disabled || tile.setAttribute("aria-pressed", "true"));
    filter();
  }

  // ---- Operations, most affected first ----
  function table(into) {
    const counts = data.operations.map((_, at) => [at, 0, 0, 0, 0]);
    for (const [severity, , , , findings] of data.groups) {
      for (const finding of findings) for (const at of reached[finding[5]]) counts[at][4 - severity]++;
    }
    counts.sort((a, b) => b[1] - a[1] || b[2] - a[2] || b[3] - a[3] || b[4] - a[4] || a[0] - b[0]);
    const head = make("tr", {}, make("th", { scope: "col" }, "Operation"), ...[...severities].reverse().map(word => make("th", { scope: "col", class: word }, word)));
    const body = make("tbody", {}, ...counts.map(([at, ...numbers]) => {
      const button = make("button", { type: "button" }, operationName(at));
      button.addEventListener("click", () => { where.value = "o" + at; filter(); find.scrollIntoView({ block: "center" }); });
      return make("tr", {}, make("td", {}, button), ...numbers.map(value => make("td", {}, value ? number(value) : "")));
    }));
    into.append(make("table", {}, make("thead", {}, head), body));
  }

  // ---- Wiring ----
  document.addEventListener("toggle", event => {
    const row = event.target;
    if (row.open && row.id?.startsWith("g")) fill(Number(row.id.slice(1)));
  }, true);
  tiles.forEach(tile => tile.addEventListener("click", () => {
    tile.setAttribute("aria-pressed", tile.getAttribute("aria-pressed") === "true" ? "false" : "true");
    filter();
  }));
  let waiting = 0;
  find.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  who.addEventListener("change", filter);
  where.addEventListener("change", filter);
  document.getElementById("reset").addEventListener("click", showAll);
  document.querySelector("#nothing button").addEventListener("click", showAll);
  document.getElementById("open").addEventListener("click", () => rows.filter(row => !row.hidden).slice(0, mostOpened).forEach(row => { row.open = true; }));
  document.getElementById("close").addEventListener("click", () => rows.forEach(row => { row.open = false; }));
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape" && event.target === find) { find.value = ""; filter(); }
    if (isTyping) return;
    if (event.key === "/") { event.preventDefault(); find.focus(); }
    if (event.key === "j" || event.key === "k") {
      const visible = rows.filter(row => !row.hidden);
      const at = visible.findIndex(row => row.contains(document.activeElement));
      visible[Math.max(0, Math.min(visible.length - 1, event.key === "j" ? at + 1 : at - 1))]?.querySelector("summary").focus();
    }
  });
  function follow() {
    const row = /^#g\d+$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
    if (!row) return;
    if (row.hidden) showAll();
    row.open = true;
    row.scrollIntoView({ block: "start" });
    row.querySelector("summary").focus();
  }
  addEventListener("hashchange", follow);

  if (data.groups.length > 0) {
    document.querySelector(".tools").hidden = false;
    filter();
    if (data.operations.length > 0) {
      const all = document.querySelector(".operations");
      all.hidden = false;
      all.addEventListener("toggle", () => { if (all.open && !all.querySelector("table")) table(all.querySelector("div")); });
    }
    follow();
  }
})();
