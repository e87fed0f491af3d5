// Makes the pages more pleasant. Each of them works without.

import { startBoard } from "./board.js";
import { startDrafts } from "./drafts.js";
import { startFindings } from "./findings.js";
import { startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { onPage } from "./page.js";
import { announce, button } from "./told.js";

/** Offers the id of an issue to the clipboard. */
function offerCopy(main) {
  const id = main.querySelector("article.issue h1 .id")?.textContent;
  const place = main.querySelector("article.issue > header p");
  if (!id || !place || !navigator.clipboard) return;
  const copy = button("Copy ID", async () => {
    await navigator.clipboard.writeText(id);
    announce(`${id} copied`);
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = "Copy ID"; }, 1500);
  });
  place.append(copy);
}

onPage(offerCopy);
startDrafts();
startFindings();
startBoard();
startKeys();
startLive();
