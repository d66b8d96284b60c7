import type { Numbers } from "#renderer/ui/numbers.ts";
import type { LaneState } from "#shared/contract/sync.ts";
import type { GameId } from "#shared/ids.ts";

type Sync = {
  readonly isPaused: boolean;
  readonly lanes: readonly {
    readonly game: GameId;
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

/**
 * `Sync running` or that it is not, and `675 of 1 260 requests a minute`.
 * @param played games with a clan here: of the others nothing is asked, and no key of theirs is missed
 */
export function rateWords({ isPaused, lanes }: Sync, played: ReadonlySet<GameId>, numbers: Pick<Numbers, "count">) {
  const sync: Sync = { isPaused, lanes: lanes.filter((lane) => played.size === 0 || played.has(lane.game)) };
  const sum = (of: (lane: Sync["lanes"][number]) => number) =>
    Math.round(sync.lanes.reduce((total, lane) => total + of(lane), 0));
  const sent = sum((lane) => lane.sentLastMinute);
  const allowed = sum((lane) => lane.allowedPerMinute);
  return {
    state: stateWords(sync),
    rate: `${numbers.count(sent)} of ${numbers.count(allowed)} requests a minute`,
  };
}
