/** A document of the protocol is five levels deep; whoever writes more wants to exhaust the reader. */
const DEEPEST = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/**
 * What `JSON.parse` does not see of a text: a member that stands twice in one object (two readers could take a different
 * one), and nesting without end. Null where there is neither. The text need not be JSON.
 */
export function unseenFault(text: string): string | null {
  /** The names so far of each open object, null for an open list. */
  const open: (Set<string> | null)[] = [];
  let names: Set<string> | null = null;
  let isName = false;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case QUOTE: {
        const end = endOfString(text, index);
        if (isName && names !== null) {
          const name = nameOf(text.slice(index, end + 1));
          if (names.has(name)) return "names a member of an object twice";
          names.add(name);
          isName = false;
        }
        index = end;
        break;
      }
      case COMMA:
        isName = names !== null;
        break;
      case OPEN_OBJECT:
      case OPEN_LIST:
        if (open.length === DEEPEST) return "is nested too deep";
        names = text.charCodeAt(index) === OPEN_OBJECT ? new Set() : null;
        open.push(names);
        isName = names !== null;
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        open.pop();
        names = open.at(-1) ?? null;
        isName = false;
        break;
    }
  }
  return null;
}

/** Place of the quote that ends the string begun at `start`; the end of the text where none does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

/** The same name can be written with and without escapes. */
function nameOf(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
