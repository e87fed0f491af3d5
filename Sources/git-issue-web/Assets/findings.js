// While a report is typed: what the rules say of it, next to the fields, and what its text looks like.

import { onPage } from "./page.js";
import { element } from "./told.js";

const pause = 400;

// Findings

/** The server's word on a form as it stands; nil where it has none. */
async function ask(form, signal) {
  const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const response = await fetch(form.dataset.check, {
    method: "POST", body: fields, headers: { Accept: "application/json" }, signal });
  return response.ok ? (await response.json()).findings : null;
}

/** Shows what is found in a place that the page has for it, and takes back what was found before. */
function show(list, findings) {
  list.replaceChildren(...findings.map(({ level, message, help }) =>
    element("li", `finding ${level}`, element("strong", "", level), ` ${message}`, element("span", "help", help))));
  const asked = document.getElementById(list.id.replace(/-findings$/, ""));
  const described = (asked?.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== list.id);
  if (findings.length > 0) described.push(list.id);
  asked?.setAttribute("aria-describedby", described.join(" "));
  asked?.toggleAttribute("aria-invalid", false);
  if (findings.some(({ level }) => level === "error")) asked?.setAttribute("aria-invalid", "true");
}

/**
 * Asks whenever somebody pauses. Of a new report only what was typed in is told: an empty form is no reproach. What was
 * filed before is told as a whole, since one field may ask for another.
 */
function watch(form) {
  const lists = [...form.querySelectorAll(".findings[data-field]")];
  const isFiled = form.elements.namedItem("base") !== null;
  const touched = new Set(lists.filter((list) => list.children.length > 0).map((list) => list.dataset.field));
  let timer = 0;
  let asking = new AbortController();
  const check = async () => {
    asking.abort();
    asking = new AbortController();
    const findings = await ask(form, asking.signal).catch(() => null);
    if (!findings) return;
    for (const list of lists.filter((list) => isFiled || touched.has(list.dataset.field))) {
      show(list, findings.filter(({ field }) => field === list.dataset.field));
    }
  };
  form.addEventListener("input", ({ target }) => {
    if (target.name) touched.add(target.name);
    clearTimeout(timer);
    timer = setTimeout(check, pause);
  });
}

// Preview

function tab(words, panel, isChosen) {
  const tab = element("button", "", words);
  tab.type = "button";
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-selected", String(isChosen));
  tab.setAttribute("aria-controls", panel.id);
  tab.tabIndex = isChosen ? 0 : -1;
  return tab;
}

/** Gives a text two tabs: to write it, and to see it as readers will. */
function addPreview(text) {
  const preview = text.parentElement.querySelector(".preview");
  if (!preview) return;
  preview.id = `${text.id}-preview`;
  preview.setAttribute("role", "tabpanel");
  preview.tabIndex = 0;
  const tabs = element("div", "tabs", tab("Write", text, true), tab("Preview", preview, false));
  tabs.setAttribute("role", "tablist");
  tabs.setAttribute("aria-label", `${text.labels[0]?.textContent.trim() ?? text.name}: write or preview`);
  text.before(tabs);

  const choose = async (chosen) => {
    const isPreview = chosen === tabs.lastChild;
    for (const tab of tabs.children) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
    text.hidden = isPreview;
    preview.hidden = !isPreview;
    if (isPreview) preview.replaceChildren(...await rendered(text));
  };
  for (const tab of tabs.children) tab.addEventListener("click", () => choose(tab));
  tabs.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const other = event.target === tabs.firstChild ? tabs.lastChild : tabs.firstChild;
    other.focus();
    choose(other);
  });
}

/** A text as the server shows it, which makes no tag of what was typed. */
async function rendered(text) {
  if (text.value.trim() === "") return ["There is nothing to show."];
  const body = new URLSearchParams({ text: text.value });
  const response = await fetch(text.form.dataset.preview, { method: "POST", body }).catch(() => null);
  if (!response?.ok) return ["The preview cannot be made now."];
  return [...new DOMParser().parseFromString(await response.text(), "text/html").body.childNodes];
}

export function startFindings() {
  onPage((main) => {
    for (const form of main.querySelectorAll("form[data-check]")) watch(form);
    for (const text of main.querySelectorAll("form[data-preview] textarea[data-markdown]")) addPreview(text);
  });
}
