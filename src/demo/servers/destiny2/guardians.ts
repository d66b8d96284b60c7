import type { Answer } from "#demo/servers/answers.ts";
import type { Player } from "#demo/world/destiny2/model.ts";
import { livingCharacters } from "#demo/world/destiny2/model.ts";
import { presenceAt } from "#demo/world/destiny2/presence.ts";
import { bungieNetCard, crossSaveOf, userInfoCard, wireSeconds } from "./cards.ts";
import { failure, success } from "./envelope.ts";
import { type Ground, idOf, isInHistory, parameter, playerOf, readBody } from "./ground.ts";
import { drawOf, mintedAt, within } from "./lags.ts";
import { activitiesComponent, charactersComponent, profileComponent, transitoryComponent } from "./profile-bodies.ts";
import { hasEnded, historyItem, type ReportFlaw, reportBody } from "./report-bodies.ts";
import { accountStatsBody, aggregateBody, modeStatsBody } from "./stats-bodies.ts";

/** `/Destiny2/…` and `/User/…`: profiles, histories, reports, statistics, and who is who. */

const SECONDARY = "1000";
/** By their numbers; some callers write their names. */
const COMPONENTS: Readonly<Record<string, readonly [key: string, make: typeof transitoryComponent]>> = {
  "100": ["profile", profileComponent],
  "200": ["characters", charactersComponent],
  "204": ["characterActivities", activitiesComponent],
  [SECONDARY]: ["profileTransitoryData", transitoryComponent],
};
const NAMES: Readonly<Record<string, string>> = {
  profiles: "100",
  characters: "200",
  characteractivities: "204",
  transitory: SECONDARY,
};

function profile(ground: Ground, player: Player, query: URLSearchParams): Answer {
  const asked = (parameter(query, "components") ?? "")
    .split(",")
    .map((one) => NAMES[one.trim().toLowerCase()] ?? one.trim());
  if (asked.every((one) => !(one in COMPONENTS))) return failure(18);
  const server = ground.nextServer();
  const at = mintedAt(ground.lags, server, ground.now());
  const secondaryAt = at - ground.lags.secondaryBehind;
  const parts = asked.flatMap((one) => {
    const [key, make] = COMPONENTS[one] ?? [];
    return key && make ? [[key, make(player, one === SECONDARY ? secondaryAt : at)]] : [];
  });
  const minted = {
    responseMintedTimestamp: new Date(at).toISOString(),
    secondaryComponentsMintedTimestamp: new Date(secondaryAt).toISOString(),
  };
  return success({ ...minted, ...Object.fromEntries(parts) }, { "x-bungienext-mid2": `world-${server}` });
}

const MOST_ITEMS = 250;

function history(ground: Ground, player: Player, characterId: string, query: URLSearchParams): Answer {
  if (player.isPrivate) return failure(1665);
  const character = player.characters.find((one) => one.id === characterId);
  if (!character) return failure(1620);
  const count = Number(parameter(query, "count") ?? 25);
  const [mode, page] = [Number(parameter(query, "mode") ?? 0), Number(parameter(query, "page") ?? 0)];
  if (!(count >= 1 && count <= MOST_ITEMS) || !(page >= 0) || Number.isNaN(mode)) return failure(18);
  const shown = character.entries
    .filter((entry) => isInHistory(ground, entry) && (mode === 0 || entry.run.activity.modes.includes(mode)))
    .sort((a, b) => b.run.startedAt - a.run.startedAt)
    .slice(page * count, (page + 1) * count);
  // Past the end the list itself is left out.
  if (shown.length === 0) return success({});
  return success({
    activities: shown.flatMap((entry) => (hasEnded(entry.run) ? [historyItem(entry, entry.run)] : [])),
  });
}

function report(ground: Ground, id: string): Answer {
  const { lags, now, game } = ground;
  const run = game().ended.get(id);
  if (!run || !hasEnded(run) || run.report === "lost") return failure(1653);
  const thereFrom = run.endedAt + within(lags.report, `${id}/report`);
  if (now() < thereFrom) return failure(1653);
  if (run.report === "redacted") return failure(12);
  const isFlawed = now() < thereFrom + lags.reportFlawedFor && drawOf(`${id}/flaw`) < lags.reportFlaws;
  const flaw: ReportFlaw = isFlawed ? (drawOf(`${id}/kind`) < 0.7 ? "entries-missing" : "stub") : null;
  return success(reportBody(run, game().outsiders, flaw));
}

function characterStats(ground: Ground, player: Player, characterId: string, query: URLSearchParams): Answer {
  const characters =
    characterId === "0" ? player.characters : player.characters.filter((one) => one.id === characterId);
  if (characters.length === 0) return failure(1620);
  const modes = (parameter(query, "modes") ?? "")
    .split(",")
    .map(Number)
    .filter((one) => one > 0);
  const asked = modes.length === 0 ? [7, 5] : modes;
  return success(modeStatsBody(characters, asked, (entry) => isInHistory(ground, entry)));
}

function aggregate(ground: Ground, player: Player, characterId: string): Answer {
  const character = player.characters.find((one) => one.id === characterId);
  return character ? success(aggregateBody(character, (entry) => isInHistory(ground, entry))) : failure(1620);
}

function ofAccount(ground: Ground, player: Player, segments: readonly string[], query: URLSearchParams): Answer {
  const path = segments.join("/");
  if (path === "Stats") return success(accountStatsBody(player, (entry) => isInHistory(ground, entry)));
  const [character, id, ...rest] = segments;
  if (character !== "Character" || id === undefined) return failure(21);
  switch (rest.join("/")) {
    case "Stats/Activities":
      return history(ground, player, id, query);
    case "Stats":
      return characterStats(ground, player, id, query);
    case "Stats/AggregateActivityStats":
      return aggregate(ground, player, id);
    default:
      return failure(21);
  }
}

/** All platforms of a person: the one that counts, and for the others that there is nothing. */
function linkedProfiles(ground: Ground, id: string): Answer {
  const known = [...ground.game().players.values()];
  const player = known.find((one) => one.membershipId === id || one.bungieNet?.id === id);
  if (!player) return failure(1601);
  const same = player.bungieNet ? known.filter((one) => one.bungieNet?.id === player.bungieNet?.id) : [player];
  const profiles = same.map((one) => {
    const presence = presenceAt(one, ground.now());
    const lastPlayed = livingCharacters(one).flatMap(({ stints }) => stints.at(-1)?.to ?? stints.at(-1)?.from ?? 0);
    return {
      dateLastPlayed: wireSeconds(presence.isOnline ? ground.now() : Math.max(0, ...lastPlayed)),
      isOverridden: false,
      isCrossSavePrimary: one.applicableTypes.length > 1,
      ...userInfoCard(one),
    };
  });
  const onTheWeb = bungieNetCard(player);
  const overridden = player.applicableTypes.filter((type) => type !== player.membershipType);
  return success({
    profiles,
    ...(onTheWeb ? { bnetMembership: onTheWeb } : {}),
    profilesWithErrors: overridden.map((membershipType, i) => ({
      errorCode: 1601,
      infoCard: {
        ...userInfoCard(player),
        crossSaveOverride: crossSaveOf(player),
        applicableMembershipTypes: [],
        membershipType,
        membershipId: String(BigInt(player.membershipId) + BigInt(i + 1)),
      },
    })),
  });
}

export function destinyRoute(ground: Ground, segments: readonly string[], query: URLSearchParams): Answer {
  const [type = "", kind, subject = "", ...rest] = segments;
  if (segments.join("/").startsWith("Stats/PostGameCarnageReport/")) {
    const id = idOf(subject);
    return id === null ? failure(7) : report(ground, id);
  }
  if (idOf(subject) === null || Number.isNaN(Number(type))) return failure(7);
  if (kind === "Profile" && rest[0] === "LinkedProfiles") return linkedProfiles(ground, subject);
  const player = playerOf(ground, type, subject);
  if (!player) return failure(1601);
  if (kind === "Profile" && rest.length === 0) return profile(ground, player, query);
  return kind === "Account" ? ofAccount(ground, player, rest, query) : failure(21);
}

/** `POST /Destiny2/SearchDestinyPlayerByBungieName/…`: the name and its code exactly. */
export function playerSearch(ground: Ground, body: string): Answer {
  const { displayName, displayNameCode } = readBody(body);
  if (typeof displayName !== "string" || displayNameCode === undefined) return failure(18);
  const found = [...ground.game().players.values()].filter(
    ({ globalName }) =>
      globalName?.name.toLowerCase() === displayName.toLowerCase() && globalName.code === Number(displayNameCode),
  );
  return success(found.map(userInfoCard));
}

const SEARCH_PAGE = 50;

/** `POST /User/Search/GlobalName/{page}/`: who has a name that begins so. */
export function prefixSearch(ground: Ground, pageText: string, body: string): Answer {
  const { displayNamePrefix } = readBody(body);
  const page = Number(pageText);
  if (typeof displayNamePrefix !== "string" || displayNamePrefix === "" || !(page >= 0)) return failure(18);
  const prefix = displayNamePrefix.toLowerCase();
  const found = [...ground.game().players.values()].filter(({ globalName }) =>
    globalName?.name.toLowerCase().startsWith(prefix),
  );
  const searchResults = found.slice(page * SEARCH_PAGE, (page + 1) * SEARCH_PAGE).map((player) => ({
    bungieGlobalDisplayName: player.globalName?.name ?? "",
    bungieGlobalDisplayNameCode: player.globalName?.code ?? 0,
    ...(player.bungieNet ? { bungieNetMembershipId: player.bungieNet.id } : {}),
    destinyMemberships: [userInfoCard(player)],
  }));
  return success({ searchResults, page, hasMore: found.length > (page + 1) * SEARCH_PAGE });
}
