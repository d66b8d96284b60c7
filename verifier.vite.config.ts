import { resolve } from "node:path";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const at = (path: string) => resolve(import.meta.dirname, path);

/** The page that checks a draw: one file that loads nothing, and the same bytes wherever it is built. */
export default defineConfig({
  root: at("src/renderer"),
  publicDir: false,
  logLevel: "error",
  plugins: [viteSingleFile()],
  build: {
    outDir: at("out/verifier"),
    emptyOutDir: true,
    minify: true,
    target: "es2024",
    modulePreload: false,
    rolldownOptions: { input: at("src/renderer/verifier.html") },
  },
});
