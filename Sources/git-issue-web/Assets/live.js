// Follows the issues: the page is shown anew when they have changed, unless something is being typed on it.

import { isBusy, refresh } from "./page.js";
import { tell, untell } from "./told.js";

const shortest = 1_000;
const longest = 30_000;
let source = null;
let timer = 0;
let wait = shortest;
/** Whether changes may have been missed. */
let isBehind = false;
let isLooking = false;
let isAsked = false;

/** Shows what is new; where that would take away what is being typed, asks first. */
async function show() {
  if (isBusy()) {
    return tell("The issues have changed since this page was opened. What you have typed is kept.", { "Show them": refresh });
  }
  isAsked = true;
  if (isLooking) return;
  isLooking = true;
  while (isAsked) {
    isAsked = false;
    await refresh();
  }
  isLooking = false;
}

function connect() {
  clearTimeout(timer);
  // Browsers have few connections for a server: whoever does not look needs none.
  if (source || document.hidden) return;
  source = new EventSource("/events");
  source.addEventListener("change", (event) => {
    if (event.data !== document.body.dataset.generation) show();
  });
  source.addEventListener("open", () => {
    if (wait > 4 * shortest) untell();
    wait = shortest;
    if (isBehind) show();
    isBehind = false;
  });
  source.addEventListener("error", async () => {
    disconnect();
    timer = setTimeout(connect, wait);
    wait = Math.min(2 * wait, longest);
    if (wait !== 8 * shortest || (!isBusy() && await refresh())) return;
    tell("The server does not answer: what is shown may be old.", { "Try again": connect });
  });
}

function disconnect() {
  clearTimeout(timer);
  source?.close();
  source = null;
  isBehind = true;
}

export function startLive() {
  // What answers a form stands at no address: asking again would show another page.
  const isRefused = (performance.getEntriesByType("navigation")[0]?.responseStatus ?? 200) >= 400;
  if (!document.body.dataset.generation || isRefused) return;
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
  connect();
}
