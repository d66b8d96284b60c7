/** A signature as people type or paste it: blanks and line breaks between digits, quotes or `0x` around them, capitals. */

const SIGNATURE = /^[0-9a-f]{96}$/;

/**
 * The 96 lower-case digits; null where the text is no signature. Capitals are an error in a document of the protocol, not in
 * what a person reads out; the text may be a relay's whole answer, too.
 */
export function readPastedSignature(text: string): string | null {
  const said = /"signature"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? text;
  const digits = said
    .replace(/[\s"'`]+/g, "")
    .replace(/^0x/i, "")
    .toLowerCase();
  return SIGNATURE.test(digits) ? digits : null;
}
