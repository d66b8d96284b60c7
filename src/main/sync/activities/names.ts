/** What definitions change of what was played before they were known. */
import type { DefinitionsFact, Game } from "#main/games/game.ts";
import { listPlayed, saveKind } from "#main/store/activities/activities.ts";
import { describeActivity, saveDefinitions } from "#main/store/activities/definitions.ts";
import type { Reader } from "#main/store/database.ts";
import type { Scene } from "#main/sync/apply-scene.ts";
import type { AccountId } from "#shared/ids.ts";
import { countAccount, FROM_THE_START } from "./count-account.ts";

/**
 * Takes in a list of definitions. What was played is of the kind and has the name that they say, and is counted anew for whoever
 * played what has another one now: counters go by names. Says whether the list tells anything new.
 */
export function applyNames(scene: Scene, fact: DefinitionsFact): boolean {
  const { tx, game } = scene;
  const before = namesOf(tx, game);
  if (!saveDefinitions(tx, game.id, fact)) return false;
  const accounts = new Set<AccountId>();
  for (const { named, name, kind } of namesOf(tx, game).values()) {
    const known = before.get(keyOf(named));
    if (known?.name === name && named.kind === kind) continue;
    for (const account of saveKind(tx, game.id, named, kind)) accounts.add(account);
  }
  for (const account of accounts) countAccount(scene, account, FROM_THE_START);
  return true;
}

type Named = ReturnType<typeof listPlayed>[number];

const keyOf = ({ director, activity, modes }: Named) => `${director} ${activity} ${modes}`;

function namesOf(reader: Reader, game: Game) {
  return new Map(
    listPlayed(reader, game.id).map((named) => {
      const { name, kind } = describeActivity(
        reader,
        game,
        [named.director, named.activity],
        JSON.parse(named.modes) as number[],
      );
      return [keyOf(named), { named, name, kind }];
    }),
  );
}
