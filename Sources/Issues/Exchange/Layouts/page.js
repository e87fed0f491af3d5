"use strict";
const body = document.querySelector("#issues tbody");
const rows = [...body.rows];
for (const [column, head] of document.querySelectorAll("#issues thead th").entries()) {
  head.querySelector("button").addEventListener("click", () => {
    const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const key = (row) => row.cells[column].dataset.key ?? row.cells[column].textContent;
    const sign = order === "ascending" ? 1 : -1;
    rows.sort((a, b) => sign * key(a).localeCompare(key(b), undefined, { numeric: true }));
    body.append(...rows);
  });
}
const filter = document.querySelector("#filter");
filter.hidden = false;
filter.addEventListener("input", () => {
  const words = filter.value.toLowerCase().split(/\s+/);
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
});
