// Moves cards between the lanes of the board: with the mouse, or with keys. Each move is a change of the issue.

import { refresh } from "./page.js";
import { announce, button, element } from "./told.js";

/** The card that is taken, where it came from, and the class that says how it is held. */
let taken = null;

const lanes = () => [...document.querySelectorAll(".board .lane")];
const title = (lane) => lane.getAttribute("aria-label") ?? lane.dataset.status;

function take(card, mark) {
  putBack();
  taken = { card, lane: card.closest(".lane"), next: card.nextSibling, mark };
  card.classList.add(mark);
}

/** Puts a card into a lane, below its heading. */
function place(card, lane) {
  lane.querySelector("h2").after(card);
  card.focus();
}

/** Lets go of the card, wherever it is now. */
function release() {
  const move = taken;
  taken = null;
  move?.card.classList.remove(move.mark);
  for (const lane of lanes()) lane.classList.remove("target");
  return move;
}

/** Lets go of the card where it came from. */
function putBack(move = release()) {
  move?.lane.insertBefore(move.card, move.next?.isConnected ? move.next : null);
}

/** Ends a move: asks the server for it, and shows why where it is refused. */
async function drop(lane) {
  const move = release();
  const { card } = move;
  const id = card.dataset.id;
  if (lane === move.lane) {
    putBack(move);
    card.focus();
    return announce(`${id} stays in ${title(lane)}`);
  }
  place(card, lane);
  const form = card.querySelector("form");
  const fields = new URLSearchParams(form ? [...new FormData(form)] : []);
  fields.set("status", lane.dataset.status);
  const response = await fetch(`/issues/${encodeURIComponent(id)}/status`, {
    method: "POST", body: fields, headers: { Accept: "application/json" } }).catch(() => null);
  if (response?.ok) {
    await refresh();
    return announce(`${id} is now ${title(lane)}`);
  }
  const answer = await response?.json().catch(() => null);
  putBack(move);
  card.focus();
  explain(id, lane, answer ?? {});
}

/** Why a move was refused: by the rules, or by the server. */
function explain(id, lane, { findings = [], error }) {
  const found = [...findings, ...error?.diagnostics ?? []].map(({ message, help }) => `${message}: ${help}`);
  const message = error?.message ?? (found.length > 0 ? "Nothing was written:" : "The server does not answer.");
  const items = [...found, ...error?.hints ?? []];
  const edit = element("a", "button primary", "Edit it");
  edit.href = `/issues/${encodeURIComponent(id)}/edit`;
  const heading = element("h2", "", `${id} cannot become ${title(lane)}`);
  heading.id = "refused-title";
  const dialog = element(
    "dialog", "refused", heading, element("p", "", message),
    element("ul", "", ...items.map((text) => element("li", "", text))),
    element("p", "actions", edit, button("Close", () => dialog.close())));
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function press(event) {
  const card = event.target;
  if (!card.matches?.(".card[data-id]") || event.ctrlKey || event.metaKey || event.altKey) return;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const id = card.dataset.id;
  if (event.key === " " && taken) drop(card.closest(".lane"));
  else if (event.key === " " && card.draggable) {
    take(card, "grabbed");
    announce(`${id} is taken. Left and right move it, space puts it down, escape lets it go.`);
  } else if (event.key === "Escape" && taken) {
    putBack();
    card.focus();
    announce(`${id} is back in ${title(card.closest(".lane"))}`);
  } else if (by) go(card, by);
  else return;
  event.preventDefault();
}

/** Carries a card that is taken to the lane beside, or goes to the first card there. */
function go(card, by) {
  const all = lanes();
  const index = all.indexOf(card.closest(".lane")) + by;
  const lane = all[index];
  if (!lane) return;
  if (!taken) return lane.querySelector(".card")?.focus();
  place(card, lane);
  announce(`${title(lane)}, ${index + 1} of ${all.length}`);
}

export function startBoard() {
  document.addEventListener("keydown", press);
  // Whoever turns to something else has let go. A card that is moved loses the focus to nothing.
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (taken?.mark === "grabbed" && relatedTarget && !target.contains(relatedTarget)) putBack();
  });
  document.addEventListener("pointerdown", () => { if (taken?.mark === "grabbed") putBack(); });
  document.addEventListener("dragstart", (event) => {
    const card = event.target.closest?.(".card[data-id]");
    if (!card) return;
    take(card, "dragged");
    event.dataTransfer.setData("text/plain", card.dataset.id);
    event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", (event) => {
    const over = event.target.closest?.(".lane");
    if (!taken || !over) return;
    event.preventDefault();
    for (const lane of lanes()) lane.classList.toggle("target", lane === over);
  });
  document.addEventListener("drop", (event) => {
    const lane = event.target.closest?.(".lane");
    if (!taken || !lane) return;
    event.preventDefault();
    drop(lane);
  });
  document.addEventListener("dragend", () => { if (taken?.mark === "dragged") release(); });
}
