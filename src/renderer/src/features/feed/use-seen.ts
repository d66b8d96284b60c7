import { useEffect, useState } from "react";
import { usePreferences, useSetPreferences } from "#renderer/api/preferences.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { EventSeq } from "#shared/ids.ts";
import { SECOND } from "#shared/time.ts";

/** What is looked at is noted this often, and only while the window is seen. */
const NOTE_EVERY = 10 * SECOND;

/**
 * The last event that was seen when this page was opened; null where the feed was never looked at.
 *
 * @param newest the newest event on the page: seen from now on; null where the page does not show all there is.
 */
export function useSeen(newest: EventSeq | null): EventSeq | null {
  const preferences = usePreferences().data;
  const setPreferences = useSetPreferences();
  const known = preferences?.lastSeenSeq ?? 0;
  const [before, setBefore] = useState<number | null>(null);
  if (before === null && preferences !== undefined) setBefore(known);
  const tick = useNow(NOTE_EVERY);

  // biome-ignore lint/correctness/useExhaustiveDependencies: noted with the tick, not with every event.
  useEffect(() => {
    if (newest !== null && newest > known) setPreferences({ lastSeenSeq: newest });
  }, [tick, newest === null]);

  return before === null || before === 0 ? null : (before as EventSeq);
}
