import { describe, expect, it } from "vitest";
import { createFetcher, type Large } from "./fetcher.ts";

const REQUEST = { method: "GET", url: "http://game.test/", headers: {} } as const;

function fetcherOf(chunks: readonly number[], headers: Record<string, string> = {}) {
  const waits: number[] = [];
  const fetcher = createFetcher({
    fetch: async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            for (const bytes of chunks) controller.enqueue(new Uint8Array(bytes));
            controller.close();
          },
        }),
        { headers },
      ),
    realNow: () => 0,
    abortAfter(ms) {
      waits.push(ms);
      return AbortSignal.any([]);
    },
    timeoutMs: 30_000,
    maxBytes: 10,
  });
  return { fetcher, waits };
}

describe("a large answer", () => {
  it.each<[situation: string, headers: Record<string, string>, told: readonly (readonly [number, number | null])[]]>([
    [
      "of a known length",
      { "content-length": "12" },
      [
        [5, 12],
        [12, 12],
      ],
    ],
    [
      "of an unknown one",
      {},
      [
        [5, null],
        [12, null],
      ],
    ],
    [
      "that came packed",
      { "content-length": "4", "content-encoding": "gzip" },
      [
        [5, null],
        [12, null],
      ],
    ],
  ])("%s is told while it comes, and may take longer", async (_, headers, told) => {
    const { fetcher, waits } = fetcherOf([5, 7], headers);
    const progress: (readonly [number, number | null])[] = [];
    const large: Large = { mostBytes: 1_234_567, onProgress: (bytes, of) => progress.push([bytes, of]) };
    expect(await fetcher(REQUEST, () => undefined, large)).toMatchObject({ kind: "answered", status: 200 });
    expect(progress).toEqual(told);
    // The platform's own timer takes whole numbers alone.
    expect(waits).toEqual([30_000, 42_346]);
  });

  it("is given up where nobody said that it may be large, and where it is larger than that", async () => {
    expect(await fetcherOf([5, 7]).fetcher(REQUEST, () => undefined)).toMatchObject({ kind: "too-large" });
    const large: Large = { mostBytes: 11, onProgress: () => undefined };
    expect(await fetcherOf([5, 7]).fetcher(REQUEST, () => undefined, large)).toMatchObject({ kind: "too-large" });
  });
});
