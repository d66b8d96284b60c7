import { nameParts } from "#renderer/ui/player-name.ts";
import type { Times } from "#renderer/ui/times.ts";
import type { MemberDetail } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import { plainText } from "#shared/plain-text.ts";
import type { Instant } from "#shared/time.ts";
import { isolateName } from "#shared/words/isolate.ts";

/**
 * Whether the game's own id says more than the name: where players are told by their name, it is the same in small letters, and a
 * name with a code is nobody else's.
 */
export function isRefShown({ name, ref }: Pick<MemberDetail, "name" | "ref">): boolean {
  if (nameParts(name).code !== null) return false;
  const letters = (text: string) =>
    plainText(text)
      .toLowerCase()
      .replace(/[\s_-]/g, "");
  return letters(name) !== letters(ref);
}

/** The type of an account in words; null for the first of the game's types, which is what an account is without more. */
export function typeLabel({ accountTypes }: Pick<GameInfo, "accountTypes">, type: string | null): string | null {
  if (type === null || type === accountTypes[0]?.id) return null;
  return accountTypes.find((one) => one.id === type)?.label ?? plainText(type);
}

/**
 * What a name that is being looked for again leads to; null where it is there, and where it is certain that it is not, which a
 * tag says.
 */
export function missingLine(
  { notFoundSince, freshness: { trouble } }: Pick<MemberDetail, "notFoundSince" | "freshness">,
  times: Times,
  now: Instant,
): string | null {
  if (notFoundSince !== null || trouble?.outcome !== "not-found") return null;
  const { detail, nextTryAt } = trouble;
  const said = plainText(detail ?? "There is nobody of this name.").replace(/\.? (\(check \d+ of \d+\))$/, " $1.");
  const next = nextTryAt === null ? "" : ` Next look: ${nextTryAt <= now ? "now" : times.moment(nextTryAt, now)}.`;
  return `${said}${next} What is known stays.`;
}

/** Who somebody is over time: since when in the clan, and the names before. */
export function identityLine(
  member: Pick<MemberDetail, "name" | "names" | "joinedAt" | "leftAt" | "active">,
  times: Times,
  now: Instant,
): string {
  const joined =
    member.joinedAt === null
      ? "In the clan since before it was watched"
      : `Joined ${times.moment(member.joinedAt, now)}`;
  const left = member.active || member.leftAt === null ? null : `left ${times.moment(member.leftAt, now)}`;
  const names = [...new Set(member.names.map((one) => plainText(one.name)))].filter(
    (name) => name !== plainText(member.name),
  );
  const formerly = names.length === 0 ? null : `formerly ${names.map(isolateName).join(", ")}`;
  return [joined, left, formerly].filter((part) => part !== null).join(" · ");
}
