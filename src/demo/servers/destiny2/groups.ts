import type { Answer } from "#demo/servers/answers.ts";
import { type Clan, presentStays, type Stay } from "#demo/world/destiny2/model.ts";
import { failure, success } from "./envelope.ts";
import { type Ground, idOf, parameter, readBody } from "./ground.ts";
import { groupBody, groupDetail, memberBody, pageBody } from "./group-bodies.ts";

/** `/GroupV2/…`: clans, their rosters, and whose clan is which. */

const CLAN = "1";
const LEAST_ADMIN = 3;

function page(ground: Ground, clan: Clan, stays: readonly Stay[], query: URLSearchParams): Answer {
  const number = Number(parameter(query, "currentpage") ?? Number.NaN);
  // Without it: refused, as in 2017 (api#118).
  if (!Number.isInteger(number) || number < 1) return failure(18);
  const bodies = stays.map((stay) => memberBody(clan, stay, ground.lags, ground.now()));
  return success(pageBody(bodies, { page: number, size: ground.pageSize }));
}

function members(ground: Ground, clan: Clan, query: URLSearchParams): Answer {
  const memberType = Number(parameter(query, "membertype") ?? 0);
  const wanted = (parameter(query, "namesearch") ?? "").toLowerCase();
  const stays = presentStays(clan).filter(
    ({ player, memberType: own }) =>
      (memberType === 0 || own === memberType) &&
      (player.globalName?.name ?? player.platformName).toLowerCase().includes(wanted),
  );
  return page(ground, clan, stays, query);
}

function ofClan(ground: Ground, clan: Clan, part: string | undefined, query: URLSearchParams): Answer {
  switch (part) {
    case undefined:
      return success(groupBody(clan, ground.lags, ground.now()));
    case "Members":
      return members(ground, clan, query);
    case "AdminsAndFounder":
      return page(
        ground,
        clan,
        presentStays(clan).filter((stay) => stay.memberType >= LEAST_ADMIN),
        query,
      );
    case "Banned":
    case "EditHistory":
      return failure(99);
    default:
      return failure(21);
  }
}

function byName(ground: Ground, name: string): Answer {
  const clan = ground.game().clans.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return clan ? success(groupBody(clan, ground.lags, ground.now())) : failure(686);
}

/** The clans of a membership: one at most. */
function ofMember(ground: Ground, id: string): Answer {
  const found = ground
    .game()
    .clans.flatMap((clan) => presentStays(clan).map((stay) => ({ clan, stay })))
    .filter(({ stay }) => stay.player.membershipId === id || stay.player.bungieNet?.id === id);
  const results = found.map(({ clan, stay }) => ({
    member: memberBody(clan, stay, ground.lags, ground.now()),
    group: groupDetail(clan),
  }));
  return success({ areAllMembershipsInactive: {}, ...pageBody(results, { page: 1, size: ground.pageSize }) });
}

export function groupRoute(ground: Ground, segments: readonly string[], query: URLSearchParams): Answer {
  const [first = "", part, ...rest] = segments;
  if (first === "Name") return part !== undefined && rest[0] === CLAN ? byName(ground, part) : failure(18);
  if (first === "User") return ofMember(ground, rest[0] ?? "");
  const id = idOf(first);
  if (id === null) return failure(7);
  const clan = ground.game().clans.find((one) => one.id === id);
  return clan ? ofClan(ground, clan, rest.length === 0 ? part : "", query) : failure(622);
}

/** `POST /GroupV2/NameV2/`, for names that an address cannot carry. */
export function groupSearch(ground: Ground, body: string): Answer {
  const { groupName } = readBody(body);
  return typeof groupName === "string" ? byName(ground, groupName) : failure(18);
}
