/** Lists of an answer as one text: a row costs as much to hand over as to find, and many rows as one text next to nothing. */

/** SQL of a JSON list of what an expression comes to in each row, in their order; the expression is a number or JSON. */
export function jsonList(each: string): string {
  return `'[' || coalesce(group_concat(coalesce(${each}, 'null')), '') || ']'`;
}

/** Reads such a list; without a row there is none. */
export function parseList<Entry>(text: string | undefined): Entry[] {
  return text === undefined ? [] : (JSON.parse(text) as Entry[]);
}
