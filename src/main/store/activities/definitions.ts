import type { ActivityName, DefinitionsFact, Game } from "#main/games/game.ts";
import type { Reader, Tx } from "#main/store/database.ts";
import { execute, queryAll } from "#main/store/statements.ts";
import type { GameId } from "#shared/ids.ts";

/**
 * Takes in one list of definitions. What the list no longer has stays, and so does a name that it now keeps back: somebody
 * played it once. Says whether anything is new or other than before.
 */
export function saveDefinitions(tx: Tx, game: GameId, { list, version, entries }: DefinitionsFact): boolean {
  return (
    execute(
      tx,
      `insert into definitions (game, list, ref, name, modes, version)
       select :game, :list, value ->> 'ref', value ->> 'name', value -> 'modes', :version
       from json_each(:entries) where true
       on conflict (game, ref, list) do update set name = iif(excluded.name = '', name, excluded.name),
         modes = excluded.modes, version = excluded.version
       where (excluded.name <> '' and excluded.name <> name) or excluded.modes <> modes`,
      { game, list, version, entries: JSON.stringify(entries) },
    ).changes > 0
  );
}

/** Where the activities of a game are named. */
type Named = Pick<Game, "id" | "activities">;

/**
 * An activity by the first of `refs` that a definition names, in their order and that of the game's lists; `Classified` with
 * the first ref where none is. Its kind is that of `modes`, else what a definition of one of the refs says. Three index
 * seeks: it is asked for every row that is shown.
 */
export function describeActivity(
  reader: Reader,
  { id, activities }: Named,
  refs: readonly (string | null)[],
  modes: readonly number[],
): ActivityName {
  const asked = refs.filter((ref) => ref !== null);
  const known = queryAll<{ ref: string; name: string; modes: string }>(
    reader,
    `select asked.value as ref, definitions.name, definitions.modes
     from json_each(:refs) as asked cross join json_each(:lists) as lists
       join definitions on definitions.game = :game and definitions.list = lists.value and definitions.ref = asked.value
     order by asked.key, lists.key`,
    { game: id, refs: JSON.stringify(asked), lists: JSON.stringify(activities?.nameLists ?? []) },
  );
  const named = known.find((one) => one.name !== "");
  const first = asked[0] ?? "";
  const kind = kindOf(activities, [modes, ...known.map((one) => JSON.parse(one.modes) as number[])]);
  return {
    ref: named?.ref ?? first,
    name: named?.name ?? (first === "" ? "Classified" : `Classified (${first})`),
    kind,
    kindLabel: activities?.kinds.find((one) => one.id === kind)?.label ?? null,
  };
}

/** The first kind that any of the lists of modes is of. */
function kindOf(activities: Game["activities"], lists: readonly (readonly number[])[]): string | null {
  for (const modes of lists) {
    const kind = activities?.kindOf(modes) ?? null;
    if (kind !== null) return kind;
  }
  return null;
}
