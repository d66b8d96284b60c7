import { existsSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import type { Client } from "#main/hosts/client.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import type { RosterChanges, RosterDifference, RosterSource } from "#shared/contract/roster.ts";
import type { AccountId } from "#shared/ids.ts";
import { toIsoOrNull } from "#shared/time.ts";
import { resolveClan } from "./clan-name.ts";
import { CommandError, EXIT, tableLines, usageError } from "./output.ts";
import type { Run } from "./program.ts";
import { appliedLine, differenceJson, differenceLines, proposalLines } from "./roster-lines.ts";
import { type Access, type Session, withClient } from "./session.ts";
import { checkToTheEnd } from "./sync.ts";

/** A longer file is no list of a clan's members, and more than one call carries. */
const FILE_BYTES = 900_000;

/** `roster import | show | renames | rename | history`: rosters that officers keep by hand. */
export function addRosterCommands(program: Command, run: Run): void {
  const roster = program.command("roster").description("who is in a clan whose game does not say so");

  roster
    .command("import")
    .description("show what a list would change, and change it: a file, or a group of a service that keeps rosters")
    .argument("<clan>", "id or name")
    .argument("[file]", "names, CSV with rsn,rank,joined, or what a clan plugin exports as JSON")
    .option("--group <ref>", "take the list from a group there, by its number or address")
    .option("--place <place>", "the service that the group is of; where there is only one it need not be said")
    .option("--yes", "change it without asking", false)
    .action(
      run(async (session, name: string, file: string | undefined, options: ImportOptions) => {
        if ((file === undefined) === (options.group === undefined)) {
          throw usageError("Say either a file or a group: roster import CLAN FILE, or roster import CLAN --group ID.");
        }
        await withClient(session, { fetches: options.group !== undefined }, (access) =>
          importRoster(session, access, name, file, options),
        );
      }),
    );

  roster
    .command("show")
    .description("who is in the clan, where the list was taken from, and whose name is on no board any more")
    .argument("<clan>", "id or name")
    .action(
      run(async (session, name: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          const [shown, list] = await Promise.all([
            client.roster.show({ clan: clan.id }),
            client.members.list({ clan: clan.id }),
          ]);
          const lost = new Map(shown.notFound.map((one) => [one.account, one.since]));
          const members = list.rows.map((row) => ({
            id: row.id,
            ref: row.ref,
            name: row.name,
            gameRole: row.gameRole,
            joinedAt: toIsoOrNull(row.joinedAt),
            isNotFound: lost.has(row.id),
            notFoundSince: toIsoOrNull(lost.get(row.id) ?? null),
          }));
          const from = shown.from === null ? null : { ...shown.from, takenAt: toIsoOrNull(shown.from.takenAt) };
          session.output.print({ isByHand: shown.isByHand, from, members }, () => [
            ...(from === null ? [] : [`Last taken from ${from.place} ${from.ref} at ${from.takenAt}.`]),
            ...tableLines(
              [
                { head: "id", align: "right" },
                { head: "name" },
                { head: "role" },
                { head: "joined" },
                { head: "state" },
              ],
              members.map((one) => [one.id, one.name, one.gameRole, one.joinedAt, one.isNotFound ? "not found" : ""]),
            ),
          ]);
        });
      }),
    );

  roster
    .command("renames")
    .description("members whose name is gone, and who they may be now")
    .argument("<clan>", "id or name")
    .action(
      run(async (session, name: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          const [proposals, label] = await Promise.all([
            client.roster.renames({ clan: clan.id }),
            labelsOf(client, clan),
          ]);
          session.output.print(proposals, () =>
            proposals.length === 0
              ? ["No member seems to have another name."]
              : proposals.flatMap((one) => proposalLines(one, label)),
          );
        });
      }),
    );

  roster
    .command("rename")
    .description("give a member another name; where it has a history already both become one")
    .argument("<clan>", "id or name")
    .argument("<member>", "name or id")
    .argument("<new>", "the name now")
    .action(
      run(async (session, name: string, member: string, to: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          const account = await resolveMember(client, clan, member);
          const renamed = await client.roster.rename({ clan: clan.id, account: account.id, name: to });
          session.output.print({ ...renamed, from: account.name, to }, () => [
            `${account.name} is ${to} now.${renamed.isMerged ? " What was known of both names is one history." : ""}`,
          ]);
        });
      }),
    );

  roster
    .command("history")
    .description("take in what a service recorded of the members in the past")
    .argument("<clan>", "id or name")
    .option("--place <place>", "the service; where there is only one it need not be said")
    .option("--wait", "wait for the end also where Adjutant runs already and fetches by itself", false)
    .action(
      run(async (session, name: string, options: { place?: string; wait: boolean }) => {
        const exitCode = await checkToTheEnd(session, options.wait, async (client) => {
          const clan = await resolveClan(client, name);
          const place = await placeOf(client, clan, options.place, (one) => one.hasHistory);
          return [(await client.roster.importHistory({ clan: clan.id, place })).batch];
        });
        if (exitCode !== EXIT.ok) process.exitCode = exitCode;
      }),
    );
}

interface ImportOptions {
  readonly group?: string;
  readonly place?: string;
  readonly yes: boolean;
}

async function importRoster(
  session: Session,
  { client }: Access,
  name: string,
  file: string | undefined,
  options: ImportOptions,
): Promise<void> {
  const { output } = session;
  const clan = await resolveClan(client, name);
  const source: RosterSource =
    file === undefined
      ? { kind: "place", place: await placeOf(client, clan, options.place), ref: options.group ?? "" }
      : { kind: "text", text: readList(file) };
  const [difference, label] = await Promise.all([
    client.roster.preview({ clan: clan.id, source }),
    labelsOf(client, clan),
  ]);
  const isAsked = !options.yes && !output.isJson && output.canAsk();
  const changes = changesOf(difference, source);
  if (isAsked) {
    for (const line of differenceLines(difference, label)) output.say(line);
    if (!(await output.ask("Change it?"))) {
      output.say("Nothing was changed.");
      return;
    }
  } else if (!options.yes) {
    output.print(differenceJson(difference), () => differenceLines(difference, label));
    output.say("Nothing was changed. With --yes it is.");
    return;
  }
  const applied = await client.roster.apply({ clan: clan.id, changes });
  output.print(applied, () => [...(isAsked ? [] : differenceLines(difference, label)), appliedLine(applied)]);
}

function readList(file: string): string {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  const bytes = readFileSync(file);
  if (bytes.length > FILE_BYTES) throw new CommandError(`${file} is too long to be a list of a clan's members.`);
  return bytes.toString("utf8");
}

/** What is confirmed of a difference as a whole: all of it, and of the renames those that are sure. */
function changesOf(difference: RosterDifference, source: RosterSource): Partial<RosterChanges> {
  const renames = difference.renames.filter((one) => one.confidence === "sure");
  const [before, after] = [new Set(renames.map((one) => one.account)), new Set(renames.map((one) => one.toRef))];
  return {
    joins: difference.joins.filter((join) => !after.has(join.ref)),
    leaves: difference.leaves.filter((one) => !one.isFromGame && !before.has(one.account)).map((one) => one.account),
    roles: [
      ...difference.roles.map(({ account, after: gameRole }) => ({ account, gameRole })),
      ...renames.flatMap(({ account, toRef }) => {
        const gameRole = difference.joins.find((join) => join.ref === toRef)?.gameRole ?? null;
        return gameRole === null ? [] : [{ account, gameRole }];
      }),
    ],
    renames: renames.map(({ account, toName }) => ({ account, name: toName })),
    links: difference.links,
    ...(source.kind === "place" ? { from: { place: source.place, ref: source.ref } } : {}),
  };
}

type Place = { readonly id: string; readonly hasHistory: boolean };

/** The service that is meant: the one that is named, or the only one there is. */
async function placeOf(
  client: Client,
  clan: ClanSummary,
  named: string | undefined,
  fits: (place: Place) => boolean = () => true,
): Promise<string> {
  if (named !== undefined) return named;
  const game = (await client.app.games()).find((one) => one.id === clan.game);
  const places = (game?.rosterSources ?? []).filter(fits);
  if (places.length === 1 && places[0] !== undefined) return places[0].id;
  throw usageError(
    places.length === 0
      ? `There is no such service for ${game?.name ?? clan.game}.`
      : `Say which service with --place: ${places.map((one) => one.id).join(", ")}.`,
  );
}

async function labelsOf(client: Client, clan: ClanSummary): Promise<(metric: string) => string> {
  const metrics = (await client.app.games()).find((one) => one.id === clan.game)?.metrics ?? [];
  return (key) => metrics.find((metric) => metric.key === key)?.label ?? key;
}

async function resolveMember(
  client: Client,
  clan: ClanSummary,
  text: string,
): Promise<{ id: AccountId; name: string }> {
  const { rows } = await client.members.list({ clan: clan.id, former: true });
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/[-_\s]/g, " ")
      .trim();
  const found =
    rows.find((row) => plain(row.name) === plain(text) || row.ref === text) ??
    rows.find((row) => String(row.id) === text);
  if (found === undefined) throw new CommandError(`Nobody in ${clan.name} has the name ${text}.`);
  return found;
}
