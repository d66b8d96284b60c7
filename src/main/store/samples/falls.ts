/** The question that a counter which fell asks: a mark `review` at the sample that shows the fall (`marks.ts` answers it). */
import type { Tx } from "#main/store/database.ts";
import { execute } from "#main/store/statements.ts";
import type { Instant } from "#shared/time.ts";
import type { SeriesId } from "./samples.ts";

const REVIEWER = "Adjutant";

/** Asks what a fall means. */
export function openReview(tx: Tx, series: SeriesId, at: Instant, now: Instant): void {
  execute(
    tx,
    "insert into sample_marks (series_id, at, kind, marked_by, marked_at) values (?, ?, 'review', ?, ?)",
    series,
    at,
    REVIEWER,
    now,
  );
}

/** Asks no more: what is known by now shows no fall there. */
export function closeReview(tx: Tx, series: SeriesId, at: Instant): void {
  execute(tx, "delete from sample_marks where series_id = ? and at = ? and kind = 'review'", series, at);
}
