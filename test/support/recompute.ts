/** Entries worked out from an evidence file alone, by its rules text: shares nothing with the code that made it. */

type Num = number | string | null;

interface Evidence {
  readonly terms: {
    readonly joiners: string;
    readonly rules: readonly {
      readonly match: "any" | "sum";
      readonly comparator: string;
      readonly threshold: Num;
      readonly weight: number;
      readonly cap: number | null;
      readonly per: Num;
    }[];
  };
  readonly members: readonly {
    readonly id: string;
    readonly weight: number;
    readonly computed: number;
    readonly why: string | null;
    readonly rules: readonly { readonly rule: number; readonly numbers: readonly Figure[] }[];
  }[];
  readonly corrections: readonly {
    readonly entry_id: string;
    readonly kind: string;
    readonly value: number | null;
    readonly author: string;
    readonly reason: string;
  }[];
}

interface Figure {
  readonly target: string;
  readonly metric: string;
  readonly start: { readonly value: Num } | null;
  readonly end: { readonly value: Num } | null;
  readonly highest_before: Num;
  readonly falls: readonly { readonly before: Num; readonly after: Num; readonly as: string }[];
  readonly baseline: string;
}

/** The weight of every member, by id. */
export function recomputeWeights(text: string): Map<string, number> {
  const file = JSON.parse(text) as Evidence;
  return new Map(
    file.members.map((member) => {
      // Who may take part follows from the roster, which the file tells as the reason.
      const isShut = member.why === "left" || member.why === "joined-later";
      let weight = 0;
      for (const { rule, numbers } of isShut ? [] : member.rules) {
        const terms = file.terms.rules[rule - 1];
        if (terms !== undefined) weight += entries(terms, numbers);
      }
      const said = (kind: string) =>
        file.corrections.findLast((one) => one.kind === kind && one.entry_id === member.id)?.value ?? null;
      return [member.id, said("opt-out") === 1 ? 0 : (said("weight") ?? weight)];
    }),
  );
}

function entries(terms: Evidence["terms"]["rules"][number], numbers: readonly Figure[]): number {
  const groups = terms.match === "any" ? [...new Set(numbers.map((one) => one.target))] : [null];
  return Math.max(
    0,
    ...groups.map((target) => {
      const own = numbers.filter((one) => target === null || one.target === target);
      const gains = own.flatMap((one) => gain(one) ?? []);
      if (gains.length === 0) return 0;
      const gained = gains.reduce((sum, one) => sum + one, 0);
      const isWhole = own.every((one) => one.end === null || gain(one) !== null);
      const threshold = Number(terms.threshold);
      const isMet =
        terms.comparator === ">="
          ? gained >= threshold
          : terms.comparator === ">"
            ? gained > threshold
            : isWhole &&
              (terms.comparator === "<"
                ? gained < threshold
                : terms.comparator === "<="
                  ? gained <= threshold
                  : gained === threshold);
      if (!isMet) return 0;
      const times = terms.per === null ? 1 : Math.floor(gained / Number(terms.per));
      return Math.min(terms.weight * times, terms.cap ?? Number.POSITIVE_INFINITY);
    }),
  );
}

/** Walks from the start value over every fall to the end. */
function gain({ start, end, highest_before, falls, baseline }: Figure): number | null {
  if (baseline === "none" || start === null || end === null) return null;
  let value = Number(start.value);
  let highest = highest_before === null ? value : Number(highest_before);
  let gained = 0;
  const rise = (to: number) => {
    gained += Math.max(0, to - Math.max(value, highest));
    value = to;
    highest = Math.max(highest, to);
  };
  for (const fall of falls) {
    rise(Number(fall.before));
    const after = Number(fall.after);
    if (fall.as === "reset") gained += after;
    if (fall.as !== "held") highest = after;
    value = after;
  }
  rise(Number(end.value));
  return gained;
}
