// The page as it is shown: what is done to it after each load, and how a newer one takes its place.

import { announce, tell } from "./told.js";

const enhancers = [];
const main = () => document.getElementById("main");
/** What the server sent last, to tell whether something to be seen has changed. */
let received = seen(main());

// What was done is told once.
if (new URLSearchParams(location.search).has("done")) {
  const address = new URL(location.href);
  address.searchParams.delete("done");
  history.replaceState(null, "", address);
}

/** What a page shows; each form has a key of its own besides. */
function seen(main) {
  return main?.innerHTML.replace(/name="once" value="[^"]*"/g, "");
}

/** Does something to what the page shows, now and whenever it is shown anew. */
export function onPage(enhance) {
  enhancers.push(enhance);
  if (main()) enhance(main());
}

/** The controls of a form that somebody can change. */
export function controls(form) {
  return [...form.elements].filter((control) =>
    control.name && !["hidden", "submit", "button", "reset", "file"].includes(control.type));
}

/** What a control says, as a text. */
export function value(control) {
  if (control.type === "checkbox" || control.type === "radio") return String(control.checked);
  if (control.type === "select-multiple") return [...control.selectedOptions].map((option) => option.value).join("\n");
  return control.value;
}

/** What a control said when the page came. */
export function initial(control) {
  if (control.type === "checkbox" || control.type === "radio") return String(control.defaultChecked);
  if (!control.options) return control.defaultValue;
  const chosen = [...control.options].filter((option) => option.defaultSelected).map((option) => option.value);
  return control.multiple ? chosen.join("\n") : chosen.at(-1) ?? control.options[0]?.value ?? "";
}

/** Whether a form says something that the server does not know: typed since, or typed and refused. */
export function isEdited(form) {
  return controls(form).some((control) => value(control) !== initial(control))
    || [...form.elements].some((control) => control.type === "file" && control.files.length > 0)
    || form.querySelector(".finding.error, [aria-invalid=true], .conflict") !== null;
}

/** Whether a newer page must not take the place of this one unasked. */
export function isBusy() {
  return [...document.forms].some((form) => main().contains(form) && isEdited(form))
    || main().querySelector(".grabbed, .dragged") !== null;
}

/** Asks for this page anew, and shows it where it says something else. Tells whether the server has answered. */
export async function refresh() {
  let response;
  try {
    response = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
  } catch {
    return false;
  }
  if (response.status === 401) {
    tell("The server was started anew: open the address that it has printed.");
    return true;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("main");
  if (!response.ok || !fresh) {
    tell("This page is not there any more, or cannot be read.", { "See why": () => location.reload() });
    return true;
  }
  document.title = page.title;
  document.body.dataset.generation = page.body.dataset.generation ?? "";
  const seconds = Number(response.headers.get("Refresh") ?? 0);
  if (seconds > 0) setTimeout(refresh, seconds * 1_000);
  if (seen(fresh) === received) return true;
  received = seen(fresh);
  const restore = kept();
  document.querySelector(".top nav")?.replaceWith(page.querySelector(".top nav"));
  main().replaceWith(fresh);
  for (const enhance of enhancers) enhance(fresh);
  restore();
  announce("The issues have changed; the page is up to date.");
  return true;
}

/** Notes where somebody is on the page: what is in view, what has the focus, what is open. */
function kept() {
  const scrolling = () => [...document.querySelectorAll(".scroll, .board, .lane, .top nav")];
  const details = () => [...main().querySelectorAll("details")];
  const places = scrolling().map((element) => [element.scrollLeft, element.scrollTop]);
  const open = new Map(details().map((element) => [element.querySelector("summary")?.textContent, element.open]));
  const [x, y] = [scrollX, scrollY];
  const focused = document.activeElement === document.body ? null : selector(document.activeElement);
  return () => {
    for (const element of details()) element.open = open.get(element.querySelector("summary")?.textContent) ?? element.open;
    scrolling().forEach((element, index) => { [element.scrollLeft, element.scrollTop] = places[index] ?? [0, 0]; });
    if (focused && !document.activeElement?.matches(focused)) {
      (document.querySelector(focused) ?? main()).focus({ preventScroll: true });
    }
    scrollTo({ left: x, top: y, behavior: "instant" });
  };
}

/** Names an element so that it is found again on a newer page. */
function selector(element) {
  const within = (attribute) => `[${attribute}="${CSS.escape(element.getAttribute(attribute))}"]`;
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.dataset.id) return within("data-id");
  if (element.name && element.form) {
    return `form[action="${CSS.escape(element.form.getAttribute("action") ?? "")}"] ${within("name")}`;
  }
  const parent = element.closest("td, nav, aside, h1, h2, h3");
  const around = parent ? parent.localName + (parent.classList[0] ? `.${CSS.escape(parent.classList[0])}` : "") : "";
  return element.hasAttribute("href") ? `${around} ${element.localName}${within("href")}` : element.localName;
}
