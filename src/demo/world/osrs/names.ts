import { accountName } from "#demo/world/names.ts";
import type { Random } from "#demo/world/random.ts";
import type { Player } from "./model.ts";

/** Who has which name. A name that was given up is free for anybody. */

/** Names as the game compares them: without regard to case, with space, `_` and `-` as one (games/osrs.md section 1.6). */
export function sameName(name: string): string {
  return name
    .replace(/[\s_\u00A0-]/g, " ")
    .trim()
    .toLowerCase();
}

const VALID = /^[A-Za-z0-9 _-]{1,12}$/;

export interface Names {
  holder(name: string): Player | undefined;
  /** Gives a player a name; a taken one or one that the game refuses throws a RangeError. */
  give(player: Player, name: string): void;
  free(name: string): void;
  /** A name that nobody ever had. */
  draw(random: Random): string;
}

export function createNames(): Names {
  const holders = new Map<string, Player>();
  const used = new Set<string>();
  return {
    holder: (name) => holders.get(sameName(name)),
    give(player, name) {
      if (!VALID.test(name)) throw new RangeError(`${name} is no name of RuneScape.`);
      const holder = holders.get(sameName(name));
      if (holder && holder !== player) throw new RangeError(`${name} is taken.`);
      holders.set(sameName(name), player);
      used.add(sameName(name));
    },
    free: (name) => void holders.delete(sameName(name)),
    draw(random) {
      for (;;) {
        const name = accountName(random);
        if (!used.has(sameName(name))) return name;
      }
    },
  };
}
