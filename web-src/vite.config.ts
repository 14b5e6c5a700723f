// The scripts, styles and fonts that ship inside the wheel: one entry, names that hold their content's hash.
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

// The map is drawn by the server, which reads these beside the scripts.
const OUTLINES = ["countries-50m.json", "countries-110m.json"];

const outlines: Plugin = {
  name: "outlines",
  generateBundle() {
    for (const fileName of OUTLINES) {
      this.emitFile({ type: "asset", fileName, source: readFileSync(`node_modules/world-atlas/${fileName}`) });
    }
  },
};

export default defineConfig({
  base: "/static/built/",
  publicDir: false,
  plugins: [outlines],
  build: {
    outDir: "../src/dalil/web/static/built",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsDir: "",
    assetsInlineLimit: 0, // the content policy allows no font from a data: address
    modulePreload: false,
    sourcemap: false,
    rolldownOptions: { input: "src/desk.ts" },
  },
});
