import { describe, expect, it } from "vitest";
import { firstPath, type Scene } from "./scene.ts";

function sceneOf(kind: "own" | "demo", clans: readonly number[], lastClan: number | null, isFirstStartDone: boolean) {
  return {
    status: { workspace: { kind } },
    preferences: { lastClan, isFirstStartDone },
    clans: clans.map((id) => ({ id })),
  } as unknown as Scene;
}

describe("firstPath", () => {
  const cases: readonly [situation: string, scene: Scene, expected: string][] = [
    ["a new workspace", sceneOf("own", [], null, false), "/start"],
    ["the first start was skipped", sceneOf("own", [], null, true), "/clans"],
    ["a demo that has no clans yet", sceneOf("demo", [], null, false), "/clans"],
    ["no clan was looked at", sceneOf("own", [1, 2], null, true), "/clans"],
    ["the clan that was looked at last", sceneOf("own", [1, 2], 2, true), "/clan/2/members"],
    ["that clan is gone", sceneOf("own", [1], 2, true), "/clans"],
  ];
  it.each(cases)("%s", (_, scene, expected) => {
    expect(firstPath(scene)).toBe(expected);
  });
});
