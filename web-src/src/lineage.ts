// Lineage: whoever points at a report, in the drawing or in the list, sees by which way its words came from the source.

function way(from: string): string[] {
  const found: string[] = [];
  for (let number: string | undefined = from; number !== undefined && !found.includes(number);) {
    found.push(number);
    number = document.querySelector<HTMLElement>(`.tree [data-node="${number}"]`)?.dataset.from;
  }
  return found;
}

function light(target: EventTarget | null): void {
  const near = target instanceof Element ? target.closest<HTMLElement | SVGElement>(".lineage [data-node], .tree [data-node]") : null;
  const wanted = near?.dataset.node === undefined ? [] : way(near.dataset.node);
  for (const one of document.querySelectorAll<HTMLElement | SVGElement>(".lineage [data-node], .tree [data-node]")) {
    one.classList.toggle("lit", wanted.includes(one.dataset.node ?? ""));
  }
}

export function traced(): void {
  document.addEventListener("pointerover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
}
