/* An article's page: pointing at a claim, in the text or in the list, marks its quote, its cue and its source in the
   text and brings what stands beside it into sight. Nothing moves under the pointer: each side scrolls by itself.

   Without this script the marks are links to the cards, and a claim that the address asks for is marked all the same. */
"use strict";

(() => {
  const page = document.querySelector(".desk-article");
  if (!page) return;
  const text = page.querySelector(".desk-text");
  const list = page.querySelector(".desk-claims");
  const wide = window.matchMedia("(min-width: 768px)"); // as in desk.css: the sides stand beside each other
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const REST = 150; // milliseconds that a pointer rests before anything scrolls
  const asked = location.hash.match(/^#claim-(\d+)$/)?.[1]; // the claim that the address leads to
  let kept = page.dataset.shown || null; // the claim that was chosen: marked until another is, or the Escape key
  let shown = kept;
  let waiting = 0;

  const cardOf = (claim) => document.getElementById(`claim-${claim}`);
  const piecesOf = (claim, role) => text.querySelectorAll(`[data-${role}~="${claim}"]`);

  /** The claim that an element stands for: of several that share its words, the one with the shortest quote. */
  function claimAt(element) {
    const place = element instanceof Element && element.closest("[data-quote], [data-claim]");
    return place ? place.dataset.claim || place.dataset.quote.split(" ")[0] : null;
  }

  /** Both sides end where the window does, so that whatever they scroll to is seen. */
  function fit() {
    const room = window.innerHeight - Math.max(0, page.getBoundingClientRect().top);
    for (const side of [text, list]) side.style.maxHeight = wide.matches ? `${Math.max(room, 200)}px` : "";
  }

  function toggle(claim, on) {
    if (!claim) return;
    for (const role of ["quote", "cue", "source"]) {
      for (const piece of piecesOf(claim, role)) piece.classList.toggle(`is-${role}`, on);
    }
    cardOf(claim)?.classList.toggle("is-shown", on);
  }

  function show(claim) {
    if (claim === shown) return;
    toggle(shown, false);
    toggle(claim, true);
    shown = claim;
  }

  function choose(claim, { from } = {}) {
    kept = claim;
    page.classList.toggle("is-from-text", Boolean(claim) && from === text);
    show(claim);
    if (from === text) cardOf(claim).prepend(close);
  }

  /** Scroll the side that an element is on, as far as it takes to see it. Where sides do not scroll, nothing moves. */
  function reveal(element, side) {
    if (!element || side.scrollHeight <= side.clientHeight) return;
    const [its, seen] = [element.getBoundingClientRect(), side.getBoundingClientRect()];
    const above = its.top - seen.top - 16;
    const below = its.bottom - seen.bottom + 16;
    const by = above < 0 || its.height > seen.height ? above : Math.max(0, below);
    if (by) side.scrollBy({ top: by, behavior: calm.matches ? "auto" : "smooth" });
  }

  /** In a narrow window the card stands over the foot of the text: have the words that were tapped stand above it. */
  function uncover(words, card) {
    if (getComputedStyle(card).position !== "fixed") return;
    const covered = words.getBoundingClientRect().bottom + 48 - card.getBoundingClientRect().top;
    if (covered > 0) window.scrollBy({ top: covered, behavior: calm.matches ? "auto" : "smooth" });
  }

  /** Bring into sight what stands on the other side than the one that was pointed at. */
  function revealBeside(claim, side) {
    if (side === text) reveal(cardOf(claim), list);
    else reveal(piecesOf(claim, "quote")[0], text);
  }

  const close = document.createElement("button"); // of the card that stands over the text in a narrow window
  close.type = "button";
  close.className = "button desk-close";
  close.textContent = "Close";
  close.addEventListener("click", () => choose(null));

  for (const side of [text, list]) {
    side.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "mouse") return;
      clearTimeout(waiting);
      const claim = claimAt(event.target);
      show(claim || kept);
      if (claim) waiting = setTimeout(revealBeside, REST, claim, side);
    });
    side.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "mouse") return;
      clearTimeout(waiting);
      show(kept);
    });
    side.addEventListener("focusin", (event) => {
      const claim = claimAt(event.target);
      if (!claim || !event.target.matches(":focus-visible")) return;
      choose(claim, { from: page.classList.contains("is-from-text") && claim === kept ? text : null });
      revealBeside(claim, side);
    });
  }

  /* A claim of the text that is chosen: its card is shown without leaving the text; by the keyboard it is gone to. */
  text.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const claim = link && claimAt(link);
    if (!claim) {
      choose(page.dataset.shown || null);
    } else if (cardOf(claim)) {
      event.preventDefault();
      choose(claim, { from: text });
      reveal(cardOf(claim), list);
      uncover(link, cardOf(claim));
      if (event.detail === 0) cardOf(claim).focus({ preventScroll: wide.matches });
    }
  });

  /* Words of the text that a card names: shown on their side, so that the page stays where it is. */
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#t']");
    const piece = link && document.getElementById(link.hash.slice(1));
    if (link) choose(claimAt(link));
    if (!piece || text.scrollHeight <= text.clientHeight) return;
    event.preventDefault();
    reveal(piece, text);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(null);
  });

  fit();
  window.addEventListener("resize", fit);
  window.addEventListener("scroll", fit, { passive: true });
  if (!kept && asked && cardOf(asked)) choose(asked);
  if (kept) {
    revealBeside(kept, list);
    revealBeside(kept, text);
  } else if (asked && piecesOf(asked, "quote").length) {
    // Its card is on another page of cards.
    const address = new URL(location.href);
    address.searchParams.set("claim", asked);
    location.replace(address);
  }
})();
