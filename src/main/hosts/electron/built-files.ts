import { basename, dirname, join } from "node:path";

/** The bundler may put this module beside the entry or into the folder of shared parts. */
const here = import.meta.dirname;
const mainDir = basename(here) === "chunks" ? dirname(here) : here;

/** The built window. */
export const RENDERER_DIR = join(mainDir, "..", "renderer");
/** The built preload: a path on disk or inside the packed archive. */
export const PRELOAD_FILE = join(mainDir, "..", "preload", "index.cjs");
