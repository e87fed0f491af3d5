"use strict";

// The search of a static site: the words and `key:value` terms of `?q=`, answered from search.json.
(() => {
  const query = new URLSearchParams(location.search).get("q");
  const section = document.querySelector("main section[aria-label='Issues']");
  if (!query || !query.trim() || !section) return;
  const field = document.getElementById("q");
  if (field) field.value = query;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const keys = {
    status: (issue) => [issue.status], severity: (issue) => [issue.severity], type: (issue) => [issue.type],
    label: (issue) => issue.labels, assignee: (issue) => [issue.assignee], id: (issue) => [issue.id],
  };

  // A term is one word, or a text between double quotes, with a key before it or not.
  const terms = [...query.matchAll(/(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/gi)].map((match) => ({
    not: match[1] === "-", key: (match[2] || "").toLowerCase(), value: fold(match[3] ?? match[4]),
  }));
  const unknown = terms.filter((term) => term.key && !(term.key in keys) && term.key !== "is" && term.key !== "sort");
  const holds = (issue, term, closed) => {
    if (term.key === "sort") return true;
    if (term.key === "is") return (term.value === "closed") === closed.has(issue.status);
    if (term.key in keys) return keys[term.key](issue).some((value) => fold(value) === term.value ||
      (term.key === "assignee" && fold(value).includes(term.value)));
    return fold(`${issue.id} ${issue.title} ${issue.labels.join(" ")}`).includes(term.value);
  };

  const show = (index) => {
    const closed = new Set(index.closed);
    const name = (list, id) => (list.find((entry) => entry.id === id) || { name: id }).name;
    const found = index.issues.filter((issue) => terms.every((term) => holds(issue, term, closed) !== term.not));
    const table = document.createElement("table");
    table.className = "issues";
    const head = table.createTHead().insertRow();
    for (const title of ["ID", "Severity", "Status", "Title", "Reported", "Assignee", "Due"]) {
      head.append(element("th", title, { scope: "col" }));
    }
    const body = table.createTBody();
    for (const issue of found.slice(0, 500)) {
      const row = body.insertRow();
      const link = (text) => element("a", text, { href: `issues/${encodeURIComponent(issue.id)}.html` });
      const cells = [link(issue.id), element("span", name(index.severities, issue.severity), { class: "severity" }),
        element("span", name(index.statuses, issue.status), { class: `status ${closed.has(issue.status) ? "closed" : "open"}` }),
        link(issue.title || "(no title)"), issue.reported, issue.assignee, issue.due];
      for (const cell of cells) row.insertCell().append(cell);
    }
    const scroll = element("div", "", { class: "scroll" });
    scroll.append(table);
    const words = [`${found.length} of ${index.issues.length} issues answer.`];
    if (found.length > 500) words.push("The first 500 are shown.");
    if (unknown.length) words.push(`This site does not know ${unknown.map((term) => `${term.key}:`).join(", ")}.`);
    section.replaceChildren(element("p", words.join(" "), { role: "status" }), scroll);
    document.querySelector("h1 .count")?.replaceChildren(String(found.length));
  };

  fetch("search.json").then((answer) => answer.json()).then(show).catch(() => {
    section.prepend(element("p", "The search needs a web server: it does not work from a file.", { class: "error" }));
  });
})();
