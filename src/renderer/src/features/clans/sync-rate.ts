import type { Numbers } from "#renderer/ui/numbers.ts";
import type { LaneState } from "#shared/contract/sync.ts";

type Sync = {
  readonly isPaused: boolean;
  readonly lanes: readonly {
    readonly state: Pick<LaneState, "kind">;
    readonly sentLastMinute: number;
    readonly allowedPerMinute: number;
  }[];
};

const HELD_UP: ReadonlySet<LaneState["kind"]> = new Set(["waiting-as-asked", "maintenance", "no-key", "offline"]);

function stateWords({ isPaused, lanes }: Sync): string {
  if (isPaused) return "Checks paused";
  const heldUp = lanes.filter((lane) => HELD_UP.has(lane.state.kind)).length;
  if (heldUp === 0) return "Sync running";
  return heldUp === lanes.length ? "Sync held up" : "Sync partly held up";
}

/** `Sync running` or that it is not, and `675 of 1 260 requests a minute`. */
export function rateWords(sync: Sync, numbers: Pick<Numbers, "count">) {
  const sum = (of: (lane: Sync["lanes"][number]) => number) =>
    Math.round(sync.lanes.reduce((total, lane) => total + of(lane), 0));
  const sent = sum((lane) => lane.sentLastMinute);
  const allowed = sum((lane) => lane.allowedPerMinute);
  return {
    state: stateWords(sync),
    rate: `${numbers.count(sent)} of ${numbers.count(allowed)} requests a minute`,
  };
}
