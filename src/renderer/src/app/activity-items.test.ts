import { expect, it } from "vitest";
import { createTimes } from "#renderer/ui/times.ts";
import type { ActivitySummary } from "#shared/contract/activities.ts";
import type { ClanId } from "#shared/ids.ts";
import { HOUR } from "#shared/time.ts";
import { activityItems } from "./activity-items.ts";
import { findItems } from "./palette-items.ts";

const NOW = Date.UTC(2026, 10, 21, 12);

it("reports are found by what was played, its kind and who was in it, and open beside the activities", () => {
  const gone: string[] = [];
  const vault = {
    id: 8,
    activity: { ref: "1", name: "Vault of Glass", kind: "raid", kindLabel: "Raid" },
    isCleared: true,
    start: "fresh",
    endedAt: NOW - HOUR,
    members: [{ account: 1, name: "Marrow Vex", isFinisher: true }],
  } as unknown as ActivitySummary;
  const items = activityItems([vault, { ...vault, isCleared: false }], {
    clan: 3 as ClanId,
    times: createTimes("UTC"),
    now: NOW,
    navigate: (path) => gone.push(path),
  });
  for (const query of ["vault", "raid", "marrow", "report"]) {
    expect(
      findItems(items, query).map((group) => [group.head, ...group.items.map((item) => item.note)]),
      query,
    ).toEqual([["Reports", "cleared · fresh · 11:00", "attempt · 11:00"]]);
  }
  items[0]?.run();
  expect(gone).toEqual(["/clan/3/activities/8"]);
});
