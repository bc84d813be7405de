/* The form that says whose copy an article is: as words are typed, the articles that have them are offered.
   Without this script the number of the other article is typed, or words that no other has. */
"use strict";

(() => {
  const offered = document.getElementById("copy-others");
  const field = offered && document.querySelector(`[list="${offered.id}"]`);
  if (!field) return;
  const PAUSE = 200; // milliseconds without another letter, before anything is asked
  const LEAST = 2; // letters
  let waiting = 0;

  async function offer() {
    const words = field.value.trim();
    const answer = await fetch(`${offered.dataset.address}?q=${encodeURIComponent(words)}`);
    // Who has gone on typing is answered anew.
    if (!answer.ok || words !== field.value.trim()) return;
    const { articles } = await answer.json();
    offered.replaceChildren(...articles.map((article) => new Option("", article)));
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const isChosen = [...offered.options].some((option) => option.value === field.value);
    if (!isChosen && field.value.trim().length >= LEAST) waiting = setTimeout(offer, PAUSE);
  });
})();
