// Says things: to everybody, or to screen readers alone, where it is to be seen anyway.

const place = document.getElementById("told");
const spoken = element("span", "hidden");
const shown = element("div", "shown");
place?.replaceChildren(spoken, shown);

/** A button with words, which does something. */
export function button(words, action) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("click", action);
  return button;
}

/** An element with texts and elements in it. No text becomes a tag. */
export function element(name, className, ...content) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/** Says something to screen readers. */
export function announce(words) {
  spoken.textContent = words;
}

/** Shows words, with what can be done about them: pairs of words and an action. They stay until they are answered. */
export function tell(words, actions = {}) {
  const buttons = Object.entries(actions).map(([label, action]) => button(label, () => { untell(); action(); }));
  shown.replaceChildren(element("span", "", words), ...buttons, button("Dismiss", untell));
  place?.classList.remove("hidden");
}

/** Takes back what was told. */
export function untell() {
  place?.classList.add("hidden");
  shown.replaceChildren();
}
