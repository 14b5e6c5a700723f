// The map under the hand: it moves with the pointer and grows with the wheel; then the desk draws that part anew.
import { redraw } from "./redraw";

const LEAST = 4; // pixels that a drag is longer than a press
const IDLE = 200; // milliseconds without another turn of the wheel
const WIDEST = 40_000;
const NARROWEST = 2;

interface View { lat: number; lon: number; km: number; wide: number; high: number }

function view(map: HTMLElement): View {
  const [lat = 0, lon = 0, km = 1] = (map.dataset.view ?? "").split(",").map(Number);
  return { lat, lon, km, wide: Number(map.dataset.wide), high: Number(map.dataset.high) };
}

function show(lat: number, lon: number, km: number): void {
  const address = new URL(location.href);
  const within = ((lon + 540) % 360) - 180;
  const part = [Math.min(Math.max(lat, -85), 85).toFixed(4), within.toFixed(4), Math.round(km * 10) / 10];
  address.searchParams.set("map", part.join(","));
  address.hash = "";
  void redraw(address.toString(), ["map"]);
}

export function movable(): void {
  let map: HTMLElement | null = null;
  let from: [number, number] = [0, 0];
  let moved = false;
  let grown = 1;
  let turning = 0;

  document.addEventListener("pointerdown", (event) => {
    map = event.button === 0 && event.pointerType !== "touch" ? (event.target as Element).closest<HTMLElement>(".map") : null;
    from = [event.clientX, event.clientY];
    moved = false;
    if (map) event.preventDefault(); // no text or link is taken along
  });
  document.addEventListener("pointermove", (event) => {
    if (!map) return;
    const [x, y] = [event.clientX - from[0], event.clientY - from[1]];
    if (Math.hypot(x, y) < LEAST && !moved) return;
    moved = true;
    const box = map.getBoundingClientRect();
    for (const part of map.querySelectorAll<SVGElement>(".moving")) {
      const unit = part.ownerSVGElement?.viewBox.baseVal.width || box.width;
      const tall = part.ownerSVGElement?.viewBox.baseVal.height || box.height;
      part.style.transform = `translate(${(x * unit) / box.width}px, ${(y * tall) / box.height}px)`;
    }
  });
  document.addEventListener("pointerup", (event) => {
    if (map && moved) {
      const [box, now] = [map.getBoundingClientRect(), view(map)];
      const right = ((event.clientX - from[0]) / box.width) * now.wide;
      const up = ((event.clientY - from[1]) / box.height) * now.high;
      show(now.lat + up, now.lon - right, now.km);
    }
    map = null;
  });
  document.addEventListener("click", (event) => {
    if (moved && (event.target as Element).closest(".map")) event.preventDefault(); // the end of a drag is no press
  }, true);
  document.addEventListener("wheel", (event) => {
    const over = (event.target as Element).closest<HTMLElement>(".map");
    if (!over || !(event.ctrlKey || event.metaKey)) return; // else the page would not scroll past the map
    event.preventDefault();
    const now = view(over);
    const next = grown * Math.exp(-event.deltaY / 300);
    grown = Math.min(Math.max(next, now.km / WIDEST), now.km / NARROWEST);
    for (const part of over.querySelectorAll<SVGElement>(".ground .moving")) {
      part.style.transformOrigin = "50% 50%";
      part.style.transform = `scale(${grown})`;
    }
    window.clearTimeout(turning);
    turning = window.setTimeout(() => {
      show(now.lat, now.lon, now.km / grown);
      grown = 1;
    }, IDLE);
  }, { passive: false });
}
