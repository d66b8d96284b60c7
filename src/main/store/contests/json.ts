import { z } from "zod";

const Strings = z.array(z.string());

/** A list of strings as a column keeps it, in JSON. Throws where the column was changed from outside. */
export function readStrings(json: string): string[] {
  return Strings.parse(JSON.parse(json));
}
