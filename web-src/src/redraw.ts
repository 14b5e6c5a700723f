// Parts of a page drawn anew in place from an address, which then stands in the address bar.

let latest = 0;

export async function redraw(address: string, parts: string[]): Promise<void> {
  latest += 1;
  const mine = latest;
  const wanted = new URL(address);
  if (parts.length === 1) wanted.searchParams.set("part", parts[0] ?? "");
  const answer = await fetch(wanted, { headers: { accept: "text/html" } });
  if (!answer.ok) {
    location.assign(address); // the page itself says what is wrong
    return;
  }
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== latest) return; // somebody was quicker
  for (const part of parts) {
    const before = document.getElementById(part);
    const after = found.getElementById(part);
    if (before && after) before.replaceWith(document.adoptNode(after));
  }
  history.replaceState(null, "", address);
  document.dispatchEvent(new Event("redrawn"));
}
