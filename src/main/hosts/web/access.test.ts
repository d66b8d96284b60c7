import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import type { Actor } from "#shared/game.ts";
import { actorHeader, createAccess } from "./access.ts";

const OFFICER: Actor = { name: "an officer", role: "officer" };
const MEMBER: Actor = { name: "a member \u2603", role: "member" };
const LEADER: Actor = { name: "a leader", role: "leader" };

const access = createAccess(
  [
    { token: "person", actor: OFFICER },
    { token: "host", actor: { name: "host", role: "officer" }, callsForOthers: true },
  ],
  () => 80,
  () => 0,
);

it.each<[situation: string, token: string, headers: Record<string, string>, caller: Actor | null]>([
  ["who has a token", "person", {}, OFFICER],
  ["a host for itself", "host", {}, { name: "host", role: "officer" }],
  ["a host for who has its role", "host", actorHeader(OFFICER), OFFICER],
  ["a host for who has less", "host", actorHeader(MEMBER), MEMBER],
  ["nobody: a host for who has more", "host", actorHeader(LEADER), null],
  ["nobody: one person for another", "person", actorHeader(MEMBER), null],
  ["nobody: a host for a name without a role", "host", actorHeader({ name: "x" } as Actor), null],
  ["nobody: a host for what is no name", "host", actorHeader({ ...MEMBER, name: "" }), null],
  ["nobody: a host with what is no actor", "host", { "adjutant-actor": "%%%" }, null],
])("a call is by %s", (_situation, token, headers, caller) => {
  const request = {
    method: "POST",
    headers: { host: "localhost:80", "content-type": "application/json", authorization: `Bearer ${token}`, ...headers },
  };
  const verdict = access.checkCall(request as unknown as IncomingMessage);
  expect(verdict.ok ? verdict.actor : null).toEqual(caller);
});
