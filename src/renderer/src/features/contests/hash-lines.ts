const WORD = 8;
const WORDS_A_LINE = 4;

/** A hash of 64 digits in words of eight, four a line, as it is read out and compared. */
export function hashLines(hash: string): readonly string[] {
  const words = hash.match(new RegExp(`.{1,${WORD}}`, "g")) ?? [];
  return Array.from({ length: Math.ceil(words.length / WORDS_A_LINE) }, (_, line) =>
    words.slice(line * WORDS_A_LINE, (line + 1) * WORDS_A_LINE).join(" "),
  );
}
