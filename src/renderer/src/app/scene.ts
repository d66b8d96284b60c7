import { createContext, useContext } from "react";
import type { AppStatus } from "#shared/contract/app.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { Preferences } from "#shared/contract/settings.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId, GameId } from "#shared/ids.ts";

/** What every page stands on. */
export interface Scene {
  readonly status: AppStatus;
  readonly preferences: Preferences;
  readonly games: readonly GameInfo[];
  readonly clans: readonly ClanSummary[];
}

const SceneContext = createContext<Scene | null>(null);

export const SceneProvider = SceneContext.Provider;

export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (scene === null) throw new Error("There is no scene above this component.");
  return scene;
}

export const findClan = (scene: Scene, clan: ClanId) => scene.clans.find((one) => one.id === clan);

export const gameName = (scene: Scene, game: GameId) => scene.games.find((one) => one.id === game)?.name ?? game;

/** Where the window opens: the clan that was looked at last, the first start where nothing is there yet. */
export function firstPath(scene: Scene): string {
  const { status, preferences, clans } = scene;
  if (clans.length === 0 && status.workspace.kind === "own" && !preferences.isFirstStartDone) return "/start";
  return clans.some((clan) => clan.id === preferences.lastClan) ? `/clan/${preferences.lastClan}/members` : "/clans";
}
