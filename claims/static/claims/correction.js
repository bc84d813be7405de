/* The form that corrects a claim: words marked in the text are taken over into it, and hops change places by buttons.
   Without this script words are typed, and places are numbers. */
"use strict";

(() => {
  const form = document.querySelector(".desk-correction");
  if (!form) return;
  const prose = document.querySelector(".desk-article .desk-prose");
  const hops = form.querySelector(".desk-hops");
  let marked = null; // what was marked last in the text: the words, and where they start

  function button(label, does) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = label;
    // A press must not take the marking away.
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", does);
    return made;
  }

  /** How many characters of the text stand before this place; offsets count code points, as the server does. */
  function offsetOf(node, at) {
    const before = document.createRange();
    before.setStart(prose, 0);
    before.setEnd(node, at);
    return [...before.toString()].length;
  }

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!prose || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const words = range.toString();
    if (!prose.contains(range.commonAncestorContainer) || !words.trim()) return;
    const blank = words.length - words.trimStart().length;
    marked = { words: words.trim(), start: offsetOf(range.startContainer, range.startOffset) + blank };
  });

  form.querySelector(".desk-take").hidden = !prose;
  for (const field of prose ? form.querySelectorAll("[data-words]") : []) {
    const role = field.dataset.words;
    const start = form.elements[field.name.replace(new RegExp(`${role}$`), role === "cue" ? "cue_start" : "start")];
    const take = button("Take", () => {
      if (!marked) return;
      field.value = marked.words;
      start.value = marked.start;
    });
    take.setAttribute("aria-label", `Take the words marked in the text as the ${role}`);
    field.insertAdjacentElement("afterend", take);
  }

  const placeOf = (hop) => hop.querySelector("[name$='-ORDER']");

  for (const hop of hops.children) {
    const place = placeOf(hop);
    const earlier = button("Earlier", () => hop.previousElementSibling?.before(hop));
    const later = button("Later", () => hop.nextElementSibling?.after(hop));
    place.type = "hidden";
    place.parentElement.replaceChildren(place, earlier, later);
  }

  /* The places as numbers, in the order in which the hops stand; a row that was left empty has none. */
  form.addEventListener("submit", () => {
    const given = [...hops.children].filter((hop) => hop.querySelector("[name$='-source']").value.trim());
    given.forEach((hop, index) => (placeOf(hop).value = index + 1));
  });
})();
