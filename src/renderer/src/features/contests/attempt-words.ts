/** Where the documents of an attempt were posted, in words. */
import type { Times } from "#renderer/ui/times.ts";
import type { Attempt, DrawDocument, PublicationRow } from "#shared/contract/contests.ts";
import type { Instant } from "#shared/time.ts";

export function publicationOf(attempt: Pick<Attempt, "publications">, document: DrawDocument): PublicationRow | null {
  const all = attempt.publications.filter((one) => one.document === document);
  // The earliest is what counts; one without a time shows less than any with.
  return (
    all.toSorted(
      (a, b) => (a.publishedAt ?? Number.POSITIVE_INFINITY) - (b.publishedAt ?? Number.POSITIVE_INFINITY),
    )[0] ?? null
  );
}

/** `published 12:00:31`; what is not posted yet is said with a mark by whoever shows it. */
export function postedText(publication: PublicationRow | null, now: Instant, times: Times): string {
  if (publication === null) return "not published";
  if (publication.publishedAt === null) return "published, time not known";
  return `published ${times.moment(publication.publishedAt, now)}`;
}
