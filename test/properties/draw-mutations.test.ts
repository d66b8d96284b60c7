/** A good proof with any one thing changed, outside of its publications: refused, with the code that the change deserves. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bundle, CheckCode } from "#shared/draw/documents.ts";
import { fromTimestamp, isTimestamp, toTimestamp } from "#shared/draw/timestamp.ts";
import { verifyBundle } from "#shared/draw/verify.ts";
import { SECOND } from "#shared/time.ts";
import { BEACON, EXAMPLE, rearmed, witnessed } from "#test/support/draws.ts";

type Path = readonly (string | number)[];
interface Change {
  readonly name: string;
  readonly path: Path;
  readonly kind: "other-value" | "other-type" | "removed" | "added" | "dropped" | "swapped" | "doubled";
  readonly make: () => unknown;
}

type Node = Record<string | number, unknown>;
const nodeOf = (value: unknown) => value as Node;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** The bundle with what stands at a path replaced; `undefined` takes it out. */
function replaced(value: unknown, [first, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (first === undefined) return change(value);
  const copy: Node = Array.isArray(value) ? ([...value] as unknown as Node) : { ...nodeOf(value) };
  const made = replaced(copy[first], rest, change);
  if (made !== undefined) copy[first] = made;
  else if (Array.isArray(copy)) copy.splice(Number(first), 1);
  else delete copy[first];
  return copy;
}

/** Another value of the same look, so that its format holds. */
function anotherLike(value: unknown, path: Path): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value !== "string") {
    const others: Node = { "commitment.beacon": EXAMPLE.commitment.beacon, "reveal.beacon": BEACON };
    return others[path.join(".")] ?? "ab".repeat(32);
  }
  if (isTimestamp(value)) return toTimestamp(fromTimestamp(value) + SECOND);
  const other = OTHER_WORDS[value];
  if (other !== undefined) return other;
  return /^[0-9a-f]{32,}$/.test(value) ? value.replace(/^./, value.startsWith("f") ? "0" : "f") : `${value}!`;
}

const OTHER_WORDS: Readonly<Record<string, string>> = {
  online: "offline",
  offline: "online",
  remove_member: "remove_ticket",
  remove_ticket: "remove_member",
  winner: "alternate",
  alternate: "winner",
};

function changesOf(bundle: Bundle): readonly Change[] {
  const changes: Change[] = [];
  const add = (kind: Change["kind"], path: Path, change: (old: unknown) => unknown, detail = "") =>
    changes.push({
      kind,
      path,
      name: `${path.join(".")} ${kind}${detail}`,
      make: () => replaced(bundle, path, change),
    });
  const walk = (value: unknown, path: Path) => {
    if (path[0] === "publications") return;
    if (path.length > 0) {
      for (const [label, other] of [
        ["true", true],
        ["object", {}],
        ["list", [[]]],
        ["fraction", 1.5],
        ["text", "\ud800"],
      ] as const) {
        add("other-type", path, () => other, ` ${label}`);
      }
    }
    if (!isNode(value)) return void add("other-value", path, () => anotherLike(value, path));
    if (!Array.isArray(value)) add("added", path, (old) => ({ ...nodeOf(old), note: null }));
    for (const [key, one] of Object.entries(value)) {
      const place = [...path, Array.isArray(value) ? Number(key) : key];
      walk(one, place);
      add(Array.isArray(value) ? "dropped" : "removed", place, () => undefined);
      if (!Array.isArray(value)) continue;
      const index = Number(key);
      add("doubled", path, () => value.toSpliced(index, 0, one), ` ${index}`);
      if (index > 0) {
        add("swapped", path, () => value.with(index - 1, one).with(index, value[index - 1]), ` ${index}`);
      }
    }
  };
  walk(bundle, []);
  return changes;
}

/** What a changed value must be refused for, by where it stands; the first row that fits counts. */
type Row = readonly [place: RegExp, code: CheckCode];

/** The same in every bundle: what other documents say of it shows the change. */
const EVERYWHERE: readonly Row[] = [
  [/(^|\.)(v|type)$/, "format"],
  [/^rules$|^commitment\.rules_hash$/, "rules_hash"],
  [/^history(\.|$)/, "history"],
  [/^lock\.commitment$/, "lock_commitment"],
  [/^lock\.(entry_count|total_weight)$/, "entries_totals"],
  [/^lock\.entries_root$/, "entries_root"],
  [/^lock\.names_hash$/, "names_hash"],
  [/^lock\.(evidence_hash|locked_at)$/, "result_hashes"],
  [/^lock\.secret$/, "lock_secret"],
  [/^entries\.\d+\.id$/, "entries_root"],
  [/^entries\.\d+\.name$/, "names_hash"],
  [/^entries\.\d+\.weight$/, "entries_totals"],
  [/^result\.(commitment_hash|lock_hash)$/, "result_hashes"],
  [/^result\.nonce$/, "nonce"],
  [/^result\.seed$/, "seed"],
  [/^result\.picks/, "picks"],
  [/^commitment\.(mode|beacon|beacon\.chain)$/, "commitment_terms"],
];
const ONLINE: readonly Row[] = [
  [/^reveal\.secret$/, "lock_secret"],
  [/^reveal\.beacon\.round$/, "beacon_round"],
  [/^reveal\.beacon\.(signature|randomness)$/, "beacon_randomness"],
];
const FIRST_ATTEMPT: readonly Row[] = [
  [/^commitment\.(seq|prev|attempt|supersedes)$/, "commitment_terms"],
  [/^commitment\./, "lock_commitment"],
];

const GOOD: readonly (readonly [name: string, bundle: Bundle, rows: readonly Row[]])[] = [
  ["the example", EXAMPLE, [...EVERYWHERE, ...ONLINE, ...FIRST_ATTEMPT]],
  [
    "a second attempt",
    rearmed(),
    [
      ...EVERYWHERE,
      ...ONLINE,
      [/^commitment\.(attempt|supersedes)$/, "history"],
      [/^commitment\.(issuer|contest_id|title|start_at|end_at|winners|alternates|after_win)$/, "history"],
      [/^commitment\./, "lock_commitment"],
    ],
  ],
  [
    "an offline draw with witnesses",
    witnessed(),
    [
      [/^reveal\.secret$/, "secret"],
      [/^reveal\.beacon$/, "beacon_round"],
      [/^reveal\.witness_values\.\d+\.name$/, "witness_values"],
      [/^reveal\.witness_values\.\d+\.value$/, "nonce"],
      ...EVERYWHERE,
      ...FIRST_ATTEMPT,
    ],
  ],
];

/** Lists whose members are moved: what is refused first. */
const LISTS: readonly (readonly [place: RegExp, codes: Partial<Record<Change["kind"], CheckCode>>])[] = [
  [/^history$/, { dropped: "history", doubled: "history" }],
  [/^entries$/, { dropped: "entries_totals", swapped: "entries_order", doubled: "entries_order" }],
  [/^result\.picks$/, { dropped: "picks", swapped: "picks", doubled: "picks" }],
  [/^reveal\.witness_values$/, { dropped: "witness_values", swapped: "witness_values", doubled: "witness_values" }],
  [/^commitment\.witnesses$/, { dropped: "lock_commitment", swapped: "lock_commitment", doubled: "commitment_terms" }],
];

function expectedCode({ kind, path }: Change, rows: readonly Row[]): CheckCode | undefined {
  if (kind === "other-type" || kind === "removed" || kind === "added") return "format";
  const place = path.join(".");
  if (kind === "other-value") return rows.find(([where]) => where.test(place))?.[1];
  const list = kind === "dropped" ? path.slice(0, -1).join(".") : place;
  return LISTS.find(([where]) => where.test(list))?.[1][kind];
}

describe.each(GOOD)("%s", (_, bundle, rows) => {
  const changes = changesOf(bundle);

  it("holds as it is", () => {
    expect(verifyBundle(bundle).report).toMatchObject({ ok: true, code: null });
  });

  it("is refused with any one thing changed, with the right code", () => {
    expect(changes.length).toBeGreaterThan(400);
    const wrong = changes.flatMap((change) => {
      const made = change.make();
      const { code, ok } = verifyBundle(made, { bls: false }).report;
      const expected = expectedCode(change, rows);
      return ok || code !== expected ? [{ change: change.name, expected, code }] : [];
    });
    expect(wrong).toEqual([]);
  });

  it("is refused with anything whatever in any place, and nothing makes the verifier throw", () => {
    const places = changes.filter((change) => change.kind === "other-value").map((change) => change.path);
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
        const made = replaced(bundle, path, () => value);
        const isSame = JSON.stringify(made) === JSON.stringify(bundle);
        expect(verifyBundle(made, { bls: false }).report.ok).toBe(isSame);
      }),
      { numRuns: 400 },
    );
  });
});

it("any value at all is judged, never thrown at", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(verifyBundle(value).report).toMatchObject({ ok: false, code: "format" });
    }),
    { numRuns: 500 },
  );
});
