/** `npm run -s adjutant -- …`: the command line, built where the sources changed. */
import { buildIfStale } from "./build.mjs";

buildIfStale();
await import(new URL("../out/main/adjutant.js", import.meta.url).href);
