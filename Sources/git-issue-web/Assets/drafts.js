// What is typed into forms is not lost: it is kept for this tab, and whoever leaves is asked.

import { controls, initial, isEdited, onPage, value } from "./page.js";
import { element, tell } from "./told.js";

const prefix = "draft:";
let isSending = false;

/** Forms that somebody writes text in. */
const isWriting = (form) => form.querySelector("textarea") !== null;
const address = (form) => `${prefix}${location.pathname} ${form.getAttribute("action") ?? ""}`;

/** Names a control among those of the same name. */
function name(control, all) {
  return `${control.name} ${all.filter(({ name }) => name === control.name).indexOf(control)}`;
}

function save(form, isSent = false) {
  const all = controls(form);
  const changed = all.filter((control) => value(control) !== initial(control));
  if (changed.length === 0) return sessionStorage.removeItem(address(form));
  const texts = changed.map((control) => [name(control, all), { now: value(control), before: initial(control) }]);
  try {
    sessionStorage.setItem(address(form), JSON.stringify({ isSent, texts: Object.fromEntries(texts) }));
  } catch {
    // No room: whoever leaves is asked all the same.
  }
}

function set(control, text) {
  if (control.type === "checkbox" || control.type === "radio") control.checked = text === "true";
  else if (control.multiple) for (const option of control.options) option.selected = text.split("\n").includes(option.value);
  else control.value = text;
}

/** Writes again what was typed. Where the issue has been changed there meanwhile, says what it says now. */
function restore(form) {
  const draft = JSON.parse(sessionStorage.getItem(address(form)) ?? "null");
  if (!draft || draft.isSent) return;
  const all = controls(form);
  let count = 0;
  for (const control of all) {
    const text = draft.texts[name(control, all)];
    if (!text || text.now === value(control)) continue;
    set(control, text.now);
    count += 1;
    if (text.before !== initial(control) && initial(control) !== "") {
      const note = element("p", "finding warning", `This has been changed meanwhile. It now says: ${initial(control)}`);
      (control.closest(".field") ?? form).append(note);
    }
  }
  if (count === 0) return;
  form.dispatchEvent(new Event("input", { bubbles: true }));
  tell("What you had typed here is back.", { "Discard it": () => discard(form) });
}

function discard(form) {
  sessionStorage.removeItem(address(form));
  for (const note of form.querySelectorAll("p.finding")) note.remove();
  form.reset();
}

/** Forgets what was sent, unless it did not arrive and somebody has gone back to it. */
function forgetSent() {
  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  for (const key of Object.keys(sessionStorage).filter((key) => key.startsWith(prefix))) {
    const draft = JSON.parse(sessionStorage.getItem(key));
    if (!draft?.isSent) continue;
    if (isBack) sessionStorage.setItem(key, JSON.stringify({ ...draft, isSent: false }));
    else sessionStorage.removeItem(key);
  }
}

export function startDrafts() {
  forgetSent();
  onPage((main) => [...main.querySelectorAll("form")].filter(isWriting).forEach(restore));
  document.addEventListener("input", ({ target }) => {
    if (target.form && isWriting(target.form)) save(target.form);
  });
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    isSending = true;
    if (isWriting(event.target)) save(event.target, true);
  });
  addEventListener("pageshow", () => { isSending = false; });
  addEventListener("beforeunload", (event) => {
    if (!isSending && [...document.forms].some((form) => isWriting(form) && isEdited(form))) event.preventDefault();
  });
}
