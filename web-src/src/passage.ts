// Words of a report are selected by hand or by key; their place in the text, in code points, goes into the form beside.
// An element says with `data-at` at which code point of the text it begins; one with `data-to` is one sign, shown by name.

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*|\S/gu;

interface Piece { element: HTMLElement; start: number; end: number }

const points = (text: string): number => [...text].length;

function passageOf(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>("#passage") ?? null;
}

function pieces(passage: HTMLElement): Piece[] {
  return [...passage.querySelectorAll<HTMLElement>("[data-at]")].map((element) => {
    const start = Number(element.dataset.at);
    return { element, start, end: Number(element.dataset.to ?? start + points(element.textContent ?? "")) };
  });
}

// Where in the text a boundary of a selection lies.
function offsetAt(passage: HTMLElement, node: Node, at: number): number {
  const own = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-at]");
  if (own && node instanceof Text) {
    const start = Number(own.dataset.at);
    if (own.dataset.to) return at > 0 ? Number(own.dataset.to) : start;
    return start + points(node.data.slice(0, at));
  }
  const all = pieces(passage);
  const range = document.createRange();
  range.setStart(node, at);
  const next = all.find((piece) => range.comparePoint(piece.element, 0) >= 0);
  return next?.start ?? all.at(-1)?.end ?? 0;
}

function pointAt(passage: HTMLElement, offset: number, atEnd: boolean): [Node, number] | null {
  const piece = pieces(passage).find((one) => (atEnd ? one.start < offset && offset <= one.end : one.start <= offset && offset < one.end));
  const text = piece?.element.querySelector("*") ? null : piece?.element.firstChild;
  if (!piece) return null;
  if (!(text instanceof Text) || piece.element.dataset.to) return [piece.element, atEnd ? piece.element.childNodes.length : 0];
  return [text, [...text.data].slice(0, offset - piece.start).join("").length];
}

function selected(passage: HTMLElement): [number, number] | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(passage)) return null;
  const all = pieces(passage);
  const [first, last] = [all[0]?.start ?? 0, all.at(-1)?.end ?? 0];
  const low = passage.contains(range.startContainer) ? offsetAt(passage, range.startContainer, range.startOffset) : first;
  const high = passage.contains(range.endContainer) ? offsetAt(passage, range.endContainer, range.endOffset) : last;
  return low < high ? [low, high] : null;
}

function select(passage: HTMLElement, from: number, to: number): void {
  const [start, end] = [pointAt(passage, Math.min(from, to), false), pointAt(passage, Math.max(from, to), true)];
  if (!start || !end) return;
  const back = from > to;
  const [anchor, focus] = back ? [end, start] : [start, end];
  getSelection()?.setBaseAndExtent(anchor[0], anchor[1], focus[0], focus[1]);
}

// The words of the passage as [start, end) in code points.
function words(passage: HTMLElement): [number, number][] {
  const all = pieces(passage);
  const text = all.map((piece) => (piece.element.dataset.to ? "\u0000" : piece.element.textContent ?? "")).join("");
  const first = all[0]?.start ?? 0;
  return [...text.matchAll(WORD)].map((match) => {
    const start = first + points(text.slice(0, match.index));
    return [start, start + points(match[0])];
  });
}

export function selectable(): void {
  let anchor = 0;
  let caret = 0;
  let chosen: HTMLButtonElement | null = null;

  const form = (): HTMLFormElement | null => document.querySelector("form#words"); // a search field bears the name elsewhere

  function show(passage: HTMLElement): void {
    const found = selected(passage);
    const there = form();
    if (!found || !there) return;
    (there.elements.namedItem("start") as HTMLInputElement).value = String(found[0]);
    (there.elements.namedItem("end") as HTMLInputElement).value = String(found[1]);
  }

  function choose(button: HTMLButtonElement | null): void {
    for (const other of document.querySelectorAll("#words button[aria-pressed]")) other.removeAttribute("aria-pressed");
    chosen = button;
    button?.setAttribute("aria-pressed", "true");
    const told = document.querySelector<HTMLElement>("#words [data-say]");
    if (told) told.textContent = button ? told.dataset.say ?? "" : "";
  }

  document.addEventListener("selectionchange", () => {
    const passage = passageOf(getSelection()?.anchorNode ?? null);
    if (!passage) return;
    const found = selected(passage);
    if (found && document.activeElement !== passage) [anchor, caret] = found;
    show(passage);
  });

  // A field is pressed: with words selected it takes them; else they are selected now, from those that stand there.
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("#words button[data-now]");
    const passage = document.querySelector<HTMLElement>("#passage");
    const none = form()?.elements.namedItem("none") as HTMLInputElement | undefined;
    if (!button || !passage || none?.checked || selected(passage)) return;
    event.preventDefault();
    event.stopPropagation();
    choose(button);
    const now = /^(\d+)-(\d+)/.exec(button.dataset.now ?? "");
    const first = words(passage).find(([start]) => start >= Number(passage.dataset.start)) ?? [0, 0];
    [anchor, caret] = now ? [Number(now[1]), Number(now[2])] : first;
    passage.focus();
    select(passage, anchor, caret);
  }, true);

  document.addEventListener("keydown", (event) => {
    const passage = event.target as HTMLElement;
    if (passage.id !== "passage") return;
    if (event.key === "Enter" && chosen && selected(passage)) {
      event.preventDefault();
      const button = chosen;
      choose(null);
      form()?.requestSubmit(button);
      return;
    }
    if (event.key === "Escape") {
      choose(null);
      getSelection()?.removeAllRanges();
      passage.blur();
      return;
    }
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const all = words(passage);
    const edges = [...new Set(all.flat())].sort((one, two) => one - two);
    const [first, last] = [edges[0] ?? 0, edges.at(-1) ?? 0];
    const forward = (event.key === "ArrowRight") === (getComputedStyle(passage).direction === "ltr");
    if (event.key === "Home") caret = first;
    else if (event.key === "End") caret = last;
    else if (event.ctrlKey || event.altKey) caret = Math.min(Math.max(caret + (forward ? 1 : -1), first), last);
    else if (event.shiftKey) {
      const ends = forward ? all.map((one) => one[1]) : all.map((one) => one[0]);
      caret = (forward ? ends.find((at) => at > caret) : ends.filter((at) => at < caret).at(-1)) ?? (forward ? last : first);
    } else {
      const low = Math.min(anchor, caret);
      const next = forward ? all.find(([start]) => start > low) : all.filter(([start]) => start < low).at(-1);
      [anchor, caret] = next ?? all[forward ? all.length - 1 : 0] ?? [first, last];
    }
    if (!event.shiftKey && (event.key === "Home" || event.key === "End")) anchor = caret === first ? first : caret;
    if (anchor === caret) [anchor, caret] = all.find(([start, end]) => start <= caret && caret <= end) ?? [first, last];
    select(passage, anchor, caret);
    show(passage);
  });
}
