import { type Instant, MINUTE, toIso } from "#shared/time.ts";
import { times } from "./times.ts";
import { useNow } from "./use-now.ts";

/** An instant as short as it is clear today; to the second and with the zone on hover. */
export function When({ at }: { readonly at: Instant }) {
  const now = useNow(MINUTE);
  return (
    <time dateTime={toIso(at)} title={times.exact(at)}>
      {times.moment(at, now)}
    </time>
  );
}
