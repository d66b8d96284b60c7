import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      // Names in the log stay readable; the size of the main process does not matter.
      minify: false,
      rolldownOptions: { input: { index: at("src/main/index.ts"), adjutant: at("src/main/adjutant.ts") } },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      // A sandboxed window cannot load a preload that is a module.
      rolldownOptions: {
        input: at("src/preload/index.ts"),
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: at("src/renderer"),
    plugins: [react()],
    // The host puts the nonce of each load in its place.
    html: { cspNonce: "__CSP_NONCE__" },
    build: {
      minify: true,
      // Fonts and pictures stay files: the policy of the page allows no data addresses for them.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: at("src/renderer/index.html") } },
    },
  },
});
