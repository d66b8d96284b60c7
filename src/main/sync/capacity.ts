/** What the clans need of what each upstream allows, and how many more would fit. */
import type { Game } from "#main/games/game.ts";
import { listClans } from "#main/store/clans/clans.ts";
import type { Reader } from "#main/store/database.ts";
import { listDemands } from "#main/store/resources/queue.ts";
import { costModelOf, forecastOf, moreClansOf } from "#shared/capacity.ts";
import type { Capacity, ClanCost } from "#shared/contract/sync.ts";
import type { Moment } from "#shared/time.ts";
import type { LaneView } from "./lane.ts";
import { allowedPerMinute } from "./window.ts";

/** So many clans are asked for most often. */
const FORECAST_CLANS = [10, 15] as const;
const FULL_SPEED = 1;

/**
 * Requests are needed per minute of the data's clock and allowed per minute of the real one: in the demo its speed counts.
 * A lane that was slowed is back at full speed within minutes, so plans are made with that.
 */
export function listCapacity(
  reader: Reader,
  lanes: readonly { readonly id: string; readonly game: Game; readonly view: LaneView }[],
  clock: Pick<Moment, "speed">,
): Capacity[] {
  const demands = listDemands(reader);
  const enabled = listClans(reader).filter((clan) => clan.enabled);
  return lanes.map(({ id, game, view }): Capacity => {
    const clans = enabled
      .filter((clan) => clan.game === game.id)
      .map((clan): ClanCost => {
        const demand = demands.find((one) => one.clan === clan.id && one.upstream === id);
        const ownPerMinute = (demand?.ownPerMinute ?? 0) * clock.speed;
        const requestsPerMinute = ownPerMinute + (demand?.membersPerMinute ?? 0) * clock.speed;
        return { clan: clan.id, name: clan.name, members: demand?.members ?? 0, ownPerMinute, requestsPerMinute };
      });
    const allowed = allowedPerMinute(view.limits, FULL_SPEED) * view.budgets;
    const model = costModelOf(clans);
    return {
      upstream: id,
      game: game.id,
      isOnlyAsked: Object.values(game.resources).every((one) => one.upstream !== id || one.isOnlyAsked === true),
      allowedPerMinute: allowed,
      usedPerMinute: clans.reduce((sum, clan) => sum + clan.requestsPerMinute, 0),
      clockSpeed: clock.speed,
      clans,
      moreClans: moreClansOf(clans, allowed),
      model,
      forecasts: model === null ? [] : FORECAST_CLANS.map((count) => forecastOf(model, allowed, count, model.members)),
    };
  });
}
