// The scripts, styles and fonts that ship inside the wheel: one entry, names that hold their content's hash.
import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/built/",
  publicDir: false,
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
