import { buildIfStale } from "../../scripts/build.mjs";

/** Tests of the hosts run what is built. */
export function setup(): void {
  buildIfStale();
}
