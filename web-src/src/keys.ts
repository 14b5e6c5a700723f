// Keys press what is on the page: an element says with `data-key` which key it answers to ("g h" is g, then h).
// So nothing can be done by key that cannot be seen, clicked and read out.

const PAUSE = 1500; // milliseconds in which the second key of two has to follow

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type='checkbox']), textarea, select, [contenteditable]");
}

function wearers(): Map<string, HTMLElement> {
  const found = new Map<string, HTMLElement>();
  for (const element of document.querySelectorAll<HTMLElement>("[data-key]")) {
    const key = element.dataset.key ?? "";
    if (!found.has(key) && element.getClientRects().length > 0) found.set(key, element);
  }
  return found;
}

function press(element: HTMLElement): void {
  if (element.matches("input, textarea, select")) element.focus();
  else element.click();
}

// Where a layout has no Latin letters, the place of a key says which one is meant: what it would write on one that has.
const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  Slash: ["/", "?"], Comma: [",", "<"], Period: [".", ">"], Equal: ["=", "+"], Minus: ["-", "_"],
  NumpadAdd: ["+", "+"], NumpadSubtract: ["-", "-"], NumpadDivide: ["/", "/"],
};

function meant(event: KeyboardEvent): string | undefined {
  if (/^[!-~]$/.test(event.key)) return event.key;
  const letter = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1];
  return letter?.toLowerCase() ?? PLACES[event.code]?.[event.shiftKey ? 1 : 0];
}

export function listen(): void {
  let first = "";
  let since = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.body.dataset.keys === "off") return;
    if (event.key === "Escape" && isTyping(event.target)) {
      (event.target as HTMLElement).blur();
      return;
    }
    const key = meant(event);
    if (isTyping(event.target) || key === undefined) return;
    const there = wearers();
    const pair = event.timeStamp - since < PAUSE ? `${first} ${key}` : key;
    const element = there.get(pair) ?? there.get(key);
    first = key;
    since = event.timeStamp;
    if (element === undefined) return;
    event.preventDefault();
    first = "";
    press(element);
  });
}
