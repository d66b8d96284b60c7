/** Who is in the game now, in one line, where the game tells it. Pure. */
import { nameParts } from "#renderer/ui/player-name.ts";
import type { MemberList } from "#shared/contract/members.ts";
import { plainText, shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";

export interface OnlineLine {
  /** `Vault of Glass: Marrow Vex, Tansy Quill +2 · Kestrel Nine`. */
  readonly text: string;
  /** With every name. */
  readonly title: string;
}

/** Of a group so many names are told. */
const NAMED = 2;

/** Fireteams as they come, then who plays alone; null where nobody is in the game. */
export function onlineLine({ fireteams, rows }: Pick<MemberList, "fireteams" | "rows">): OnlineLine | null {
  const online = new Map(rows.filter((row) => row.state === "online").map((row) => [row.id, shortName(row.name)]));
  const teams = fireteams.flatMap(({ activity, members }) => {
    const names = members.flatMap((id) => online.get(id) ?? []);
    for (const id of members) online.delete(id);
    return names.length === 0 ? [] : [{ head: activity === null ? "In orbit" : plainText(activity.name), names }];
  });
  const alone = [...online.values()];
  const groups = alone.length === 0 ? teams : [...teams, { head: null, names: alone }];
  if (groups.length === 0) return null;
  const wordsOf = (most: number) =>
    groups.map(({ head, names }) => `${head === null ? "" : `${head}: `}${namesText(names, most)}`).join(" · ");
  return { text: wordsOf(NAMED), title: wordsOf(Number.POSITIVE_INFINITY) };
}

function namesText(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(", ")}${rest > 0 ? ` +${rest}` : ""}`;
}

const shortName = (name: string) => isolateName(shownName(nameParts(name).name));
