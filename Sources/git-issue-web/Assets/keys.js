// Single keys, for those who do not want to reach for the mouse. They can be turned off (WCAG 2.1.4).

import { button, element } from "./told.js";

const setting = "git-issue-keys";
const rows = () => [...document.querySelectorAll("#main .issues td.title > a:first-child, #main .card, #main .results a")];

const keys = [
  { key: "/", words: "Search", action: () => document.getElementById("q")?.focus() },
  { key: "j", words: "Next issue", action: () => step(1) },
  { key: "k", words: "Previous issue", action: () => step(-1) },
  { key: "Enter", words: "Open the issue" },
  { key: "n", words: "New issue", action: () => document.querySelector(".top a[href='/new']")?.click() },
  { key: "e", words: "Edit this issue", action: () => document.querySelector("article.issue a[href$='/edit']")?.click() },
  { key: "?", words: "These keys", action: () => dialog.showModal() },
];
const onBoard = [
  { key: "Space", words: "Take a card, and put it down" },
  { key: "← →", words: "Move a card that is taken" },
  { key: "Escape", words: "Let go of a card" },
];

/** Goes to the issue so many further on, from the one that has the focus. */
function step(by) {
  const all = rows();
  const index = all.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = all[index < 0 ? 0 : Math.min(Math.max(index + by, 0), all.length - 1)];
  next?.focus({ preventScroll: true });
  next?.closest("tr, .card, li")?.scrollIntoView({ block: "nearest" });
}

function isTyping(target) {
  return target.closest?.("input, select, textarea, dialog, [contenteditable], [role=tab]") != null;
}

function press(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target.id === "q") return event.target.blur();
  if (isTyping(event.target) || localStorage.getItem(setting) === "off") return;
  if (event.key === "Enter" && event.target.matches(".card")) return event.target.querySelector("a")?.click();
  const known = keys.find(({ key }) => key === event.key);
  if (!known?.action) return;
  event.preventDefault();
  known.action();
}

const dialog = makeDialog();

function makeDialog() {
  const row = ({ key, words }) => [element("dt", "", element("kbd", "", key)), element("dd", "", words)];
  const heading = element("h2", "", "Keys");
  heading.id = "keys-title";
  const box = element("input");
  box.type = "checkbox";
  box.checked = localStorage.getItem(setting) !== "off";
  box.addEventListener("change", () => localStorage.setItem(setting, box.checked ? "on" : "off"));
  const dialog = element(
    "dialog", "keys", heading, element("dl", "", ...[...keys, ...onBoard].flatMap(row)),
    element("p", "", element("label", "", box, " Single keys do this")), button("Close", () => dialog.close()));
  dialog.setAttribute("aria-labelledby", heading.id);
  document.body.append(dialog);
  return dialog;
}

export function startKeys() {
  const open = button("?", () => dialog.showModal());
  open.className = "open-keys";
  open.setAttribute("aria-label", "Keys");
  document.querySelector(".top")?.append(open);
  document.addEventListener("keydown", press);
}
