import { describe, expect, it } from "vitest";
import type { AccountId, ActivityId, ClanId, ContestId, WarId } from "#shared/ids.ts";
import { USUAL_BOARD } from "./board-address.ts";
import {
  type Address,
  activityPath,
  boardPath,
  clanPath,
  contestEditPath,
  contestPath,
  memberPath,
  parseAddress,
  viewPath,
  warPath,
} from "./route.ts";

const clan = { page: "clan", clan: 3, tab: "members", view: null, board: null, contest: null, panel: null };
const boards = { ...clan, tab: "leaderboards" };
const member = { kind: "member", id: 17 };

describe("parseAddress", () => {
  const cases: readonly [situation: string, path: string, expected: unknown][] = [
    ["nothing", "", { page: "home" }],
    ["a slash alone", "/", { page: "home" }],
    ["all clans", "/clans", { page: "all-clans" }],
    ["a slash at the end", "/clans/", { page: "all-clans" }],
    ["a clan opens its members", "/clan/3", clan],
    ["a member beside the members", "/clan/3/members/17", { ...clan, panel: member }],
    ["a filter of the members", "/clan/3/members/not-seen-14", { ...clan, view: "not-seen-14" }],
    ["the roster above the members", "/clan/3/members/roster", { ...clan, view: "roster" }],
    ["a war beside the wars", "/clan/3/wars/5", { ...clan, tab: "wars", panel: { kind: "war", id: 5 } }],
    ["a member beside the wars", "/clan/3/wars/member/17", { ...clan, tab: "wars", panel: member }],
    ["a war beside the feed", "/clan/3/feed/war/5", { ...clan, tab: "feed", panel: { kind: "war", id: 5 } }],
    [
      "an activity beside the activities",
      "/clan/3/activities/8",
      { ...clan, tab: "activities", panel: { kind: "activity", id: 8 } },
    ],
    ["a member beside the activities", "/clan/3/activities/member/17", { ...clan, tab: "activities", panel: member }],
    [
      "an activity beside the feed",
      "/clan/3/feed/activity/8",
      { ...clan, tab: "feed", panel: { kind: "activity", id: 8 } },
    ],
    ["an activity beside the members", "/clan/3/members/activity/8", { ...clan, panel: { kind: "activity", id: 8 } }],
    ["the feed has no numbers of its own", "/clan/3/feed/5", { page: "unknown" }],
    ["the usual board", "/clan/3/leaderboards", boards],
    [
      "a board of a week from the bottom, with a member",
      "/clan/3/leaderboards/metrics=donations&span=7d&order=bottom/member/17",
      {
        ...boards,
        board: { ...USUAL_BOARD, metrics: ["donations"], window: "7d", order: "bottom" },
        panel: member,
      },
    ],
    ["the usual board with a member", "/clan/3/leaderboards/member/17", { ...boards, panel: member }],
    ["two boards at once", "/clan/3/leaderboards/by=value/order=top", { page: "unknown" }],
    ["a board that is none", "/clan/3/leaderboards/span=2w", { page: "unknown" }],
    ["a board of another tab", "/clan/3/members/by=value", { page: "unknown" }],
    [
      "a board over all clans",
      "/boards/osrs/by=value",
      { page: "boards", game: "osrs", board: { ...USUAL_BOARD, by: "value" } },
    ],
    ["the usual board over all clans", "/boards/osrs", { page: "boards", game: "osrs", board: null }],
    ["boards of no game", "/boards", { page: "unknown" }],
    ["the contests of a clan", "/clan/3/contests", { ...clan, tab: "contests" }],
    ["a contest", "/clan/3/contests/7", { ...clan, tab: "contests", contest: { kind: "open", id: 7 } }],
    [
      "a member beside a contest",
      "/clan/3/contests/7/member/17",
      { ...clan, tab: "contests", contest: { kind: "open", id: 7 }, panel: member },
    ],
    [
      "a contest that is changed",
      "/clan/3/contests/7/edit",
      { ...clan, tab: "contests", contest: { kind: "edit", id: 7 } },
    ],
    ["a new contest", "/clan/3/contests/new", { ...clan, tab: "contests", contest: { kind: "new", id: null } }],
    ["a contest that is none", "/clan/3/contests/old", { page: "unknown" }],
    ["a contest with too much", "/clan/3/contests/7/edit/x", { page: "unknown" }],
    ["a proof to be checked", "/verify", { page: "verify" }],
    ["a batch", "/sync/12", { page: "sync", batch: 12 }],
    ["a section of the settings", "/settings/keys", { page: "settings", section: "keys" }],
    ["a section that is none", "/settings/magic", { page: "unknown" }],
    ["zero is no id", "/clan/0", { page: "unknown" }],
    ["text is no id", "/clan/x", { page: "unknown" }],
    ["a tab that is none", "/clan/3/raids", { page: "unknown" }],
    ["too much", "/clan/3/wars/member/17/x", { page: "unknown" }],
    ["a page that is none", "/nowhere", { page: "unknown" }],
    ["a name of every object", "/constructor", { page: "unknown" }],
  ];
  it.each(cases)("%s", (_, path, expected) => {
    expect(parseAddress(path)).toEqual(expected as Address);
  });

  it("reads the boards that it writes", () => {
    const view = {
      metrics: ["boss.zulrah", "boss.vorkath"],
      window: { from: 1_000, to: 2_000 },
      by: "per-hour",
      order: "bottom",
      against: { from: 0, to: 500 },
    } as const;
    const path = boardPath({ clan: 3 as ClanId }, view, 17 as AccountId);
    expect(parseAddress(path)).toEqual({ ...boards, board: view, panel: member });
    expect(boardPath({ game: "osrs" }, USUAL_BOARD)).toBe("/boards/osrs");
  });

  it("reads what it writes", () => {
    const [id, account, war, activity] = [3 as ClanId, 17 as AccountId, 5 as WarId, 8 as ActivityId];
    const paths = [
      clanPath(id),
      memberPath(id, account),
      memberPath(id, account, "feed"),
      warPath(id, war),
      warPath(id, war, "feed"),
      activityPath(id, activity),
      activityPath(id, activity, "members"),
      viewPath(id, "attacks-left"),
      contestPath(id, "new"),
      contestPath(id, 7 as ContestId, account),
      contestEditPath(id, 7 as ContestId),
    ];
    expect(paths.map((path) => parseAddress(path).page)).toEqual(paths.map(() => "clan"));
  });
});
