import { expect, it } from "vitest";
import type { MemberRow } from "#shared/contract/members.ts";
import { exportTable } from "./members-export.ts";
import type { Column } from "./metric-column.ts";

it("exports what is shown, unknown as empty and instants with their zone", () => {
  const column = (id: string, key: string) =>
    ({ id, title: id, value: (row: MemberRow) => row.values[key] ?? null }) as unknown as Column;
  const row = {
    name: "Kema",
    ref: "#2PP",
    gameRole: "admin",
    values: { donations: 12, trophies: null, joined: Date.UTC(2026, 0, 2) },
    lastSeenFrom: null,
    lastSeenTo: Date.UTC(2026, 10, 21, 14),
  } as unknown as MemberRow;
  const table = exportTable(
    [row],
    [
      column("Donated", "donations"),
      column("Trophies", "trophies"),
      column("joined", "joined"),
      column("last-activity", "x"),
    ],
    () => "Elder",
  );
  expect(table).toEqual({
    head: ["Name", "Tag", "Role", "Donated", "Trophies", "joined", "Last active after", "Last active until"],
    rows: [["Kema", "#2PP", "Elder", 12, null, "2026-01-02T00:00:00.000Z", null, "2026-11-21T14:00:00.000Z"]],
  });
});

it("tells since when somebody is in the game, where the game does", () => {
  const at = (hour: number) => Date.UTC(2026, 10, 21, hour);
  const row = (presence: object | null) =>
    ({
      ...{ name: "Vex#0042", ref: "4611", gameRole: null, values: {}, lastSeenFrom: null, lastSeenTo: null },
      presence,
    }) as unknown as MemberRow;
  const rows = [row({ onlineSince: at(13), activitySince: at(14), lastPlayedAt: at(13) }), row(null)];
  expect(exportTable(rows, [], () => "")).toEqual({
    head: ["Name", "Tag", "Role", "Online since", "Playing since", "Last active after", "Last active until"],
    rows: [
      ["Vex#0042", "4611", "", ...[13, 14, 13, 13].map((hour) => `2026-11-21T${hour}:00:00.000Z`)],
      ["Vex#0042", "4611", "", null, null, null, null],
    ],
  });
});
