import { startTransition, useEffect, useState } from "react";

/** More than a tall window shows at first. */
const FIRST_ROWS = 24;

/**
 * The rows of a long list: those that the first paint can show, then all of them, drawn without holding up what a person does
 * meanwhile. `list` tells one list from another.
 */
export function useFirstRows<Row>(rows: readonly Row[], list: string | number): readonly Row[] {
  const [whole, setWhole] = useState<string | number | null>(null);
  useEffect(() => startTransition(() => setWhole(list)), [list]);
  return whole === list ? rows : rows.slice(0, FIRST_ROWS);
}
