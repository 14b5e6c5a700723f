// A look closer at some days: what is drawn moves at once, whatever it stands for; then the desk draws these days anew.
import { redraw } from "./redraw";

const DAY = 86_400_000;
const LEAST = 6; // pixels that a drag is longer than a press
const PARTS = ["filter", "drawing", "map", "table", "undated"];
const PLACED: readonly (readonly [string, string | null])[] = [["x", "width"], ["x1", null], ["x2", null]];

function zoom(wide: HTMLElement, low: number, high: number): void {
  const scale = 1 / (high - low);
  for (const element of wide.querySelectorAll<SVGElement>("[x$='%'], [x1$='%']")) {
    for (const [place, size] of PLACED) {
      const at = element.getAttribute(place);
      if (!at?.endsWith("%")) continue;
      element.setAttribute(place, `${(parseFloat(at) - 100 * low) * scale}%`);
      const long = size && element.getAttribute(size);
      if (size && long?.endsWith("%")) element.setAttribute(size, `${parseFloat(long) * scale}%`);
    }
  }
}

function dayAt(wide: HTMLElement, share: number): string {
  const first = Date.parse(wide.dataset.first ?? "");
  const last = Date.parse(wide.dataset.last ?? "") + DAY;
  const at = Math.floor((first + share * (last - first)) / DAY) * DAY;
  return new Date(Math.min(Math.max(at, first), last - DAY)).toISOString().slice(0, 10);
}

function look(wide: HTMLElement, low: number, high: number): void {
  const address = new URL(location.href);
  address.searchParams.set("since", dayAt(wide, low));
  address.searchParams.set("until", dayAt(wide, high));
  address.searchParams.delete("page");
  address.hash = "";
  zoom(wide, low, high);
  void redraw(address.toString(), PARTS);
}

export function brushable(): void {
  let wide: HTMLElement | null = null;
  let brush: HTMLElement | null = null;
  let from = 0;

  const share = (event: PointerEvent): number => {
    const svg = wide?.querySelector("svg")?.getBoundingClientRect();
    return svg ? Math.min(Math.max((event.clientX - svg.left) / svg.width, 0), 1) : 0;
  };

  document.addEventListener("pointerdown", (event) => {
    const target = event.target as Element;
    if (event.button !== 0 || event.pointerType === "touch" || target.closest("a")) return;
    wide = target.closest<HTMLElement>(".wide");
    if (!wide) return;
    event.preventDefault();
    from = event.clientX;
  });
  document.addEventListener("pointermove", (event) => {
    if (!wide || Math.abs(event.clientX - from) < LEAST) return;
    if (!brush) {
      brush = document.createElement("div");
      brush.className = "brush";
      wide.append(brush);
    }
    const box = wide.getBoundingClientRect();
    brush.style.left = `${Math.min(from, event.clientX) - box.left}px`;
    brush.style.width = `${Math.abs(event.clientX - from)}px`;
  });
  document.addEventListener("pointerup", (event) => {
    const drawing = wide;
    const length = event.clientX - from;
    if (drawing && brush) {
      brush.remove();
      const svg = drawing.querySelector("svg")?.getBoundingClientRect();
      const to = share(event);
      const start = svg ? Math.min(Math.max(to - length / svg.width, 0), 1) : 0;
      if (Math.abs(to - start) > 0) look(drawing, Math.min(start, to), Math.max(start, to));
    }
    wide = brush = null;
  });
}
