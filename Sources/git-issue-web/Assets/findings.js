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

/** Shows what is found of a control, and takes back what was found before. */
function show(control, findings) {
  const field = control.closest(".field") ?? control.parentElement;
  for (const old of field.querySelectorAll(".finding:not(.changed)")) old.remove();
  const notes = findings.map(({ level, rule, message, help }, index) => {
    const code = element("code", "", `[${rule}]`);
    const note = element("p", `finding ${level}`, `${message} `, code, ...(help ? [element("br"), element("small", "", help)] : []));
    note.id = `finding-${control.name}-${index}`;
    return note;
  });
  field.append(...notes);
  const described = (control.getAttribute("aria-describedby") ?? "").split(" ")
    .filter((id) => id && !id.startsWith("finding-") && document.getElementById(id));
  control.setAttribute("aria-describedby", [...described, ...notes.map(({ id }) => id)].join(" "));
  if (findings.some(({ level }) => level === "error")) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/** Asks whenever somebody pauses. Only of what was typed in: an empty form is no reproach. */
function watch(form) {
  const touched = new Set([...form.querySelectorAll("[aria-invalid=true]")].map(({ name }) => name));
  let timer = 0;
  let asking = new AbortController();
  const check = async () => {
    asking.abort();
    asking = new AbortController();
    const findings = await ask(form, asking.signal).catch(() => null);
    if (!findings) return;
    for (const name of touched) {
      const control = [...form.elements].find((control) => control.name === name);
      if (control) show(control, findings.filter(({ field }) => field === name));
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
  text.id ||= `text-${text.name}`;
  const field = text.closest(".field") ?? text.parentElement;
  const preview = field.querySelector(".preview") ?? element("div", "preview");
  preview.id ||= `preview-${text.name}`;
  preview.setAttribute("role", "tabpanel");
  preview.tabIndex = 0;
  preview.hidden = true;
  if (!preview.parentElement) text.after(preview);
  const tabs = element("div", "tabs", tab("Write", text, true), tab("Preview", preview, false));
  tabs.setAttribute("role", "tablist");
  tabs.setAttribute("aria-label", `${text.labels?.[0]?.textContent.trim() ?? text.name}: write or preview`);
  text.before(tabs);

  const choose = async (chosen) => {
    const isPreview = chosen === tabs.lastChild;
    for (const tab of tabs.children) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
    text.hidden = isPreview;
    preview.hidden = !isPreview;
    if (isPreview) preview.replaceChildren(...await rendered(text.value));
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
  if (text.trim() === "") return ["There is nothing to show."];
  const response = await fetch("/preview", { method: "POST", body: new URLSearchParams({ text }) }).catch(() => null);
  if (!response?.ok) return ["The preview cannot be made now."];
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return [...(page.querySelector("main") ?? page.body).childNodes];
}

export function startFindings() {
  onPage((main) => {
    for (const form of main.querySelectorAll("form.report[data-check]")) watch(form);
    for (const text of main.querySelectorAll("form textarea")) addPreview(text);
  });
}
