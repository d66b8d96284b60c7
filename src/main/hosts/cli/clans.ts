import type { Command } from "commander";
import type { ClanLookup, ClanSummary } from "#shared/contract/clans.ts";
import { toIso, toIsoOrNull } from "#shared/time.ts";
import { OUTCOME_WORDS, troubleWords } from "#shared/words/trouble.ts";
import { resolveClan } from "./clan-name.ts";
import { type ClanOptions, settingsFrom, settingsLines } from "./clan-settings.ts";
import { CommandError, tableLines, usageError } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

/** `clans add | list | show | configure | remove` */
export function addClanCommands(program: Command, run: Run): void {
  const clans = program.command("clans").description("clans that are tracked");

  clans
    .command("add")
    .description("track a clan")
    .argument("<game>", "for example clash-of-clans")
    .argument("<ref>", "the clan's tag, number or name, or a link that the game shared")
    .action(
      run(async (session, game: string, ref: string) => {
        await withClient(session, { fetches: true }, async (access) => {
          const { client } = access;
          const keys = await client.keys.list();
          const info = (await client.app.games()).find((one) => one.id === game);
          const canAsk =
            (info !== undefined && info.credentials !== "token") ||
            keys.some((key) => key.game === game && key.state !== "locked");
          // A typing error shows at once where the game can be asked; where it cannot, the clan is taken as given.
          const look = canAsk ? await client.clans.lookup({ game, ref }) : null;
          if (look?.outcome === "not-found") {
            throw new CommandError(`The game knows no clan ${look.ref}. Nothing was added.`);
          }
          const clan = await client.clans.add({ game, ref });
          session.output.print(clanJson(clan), () => [addedLine(clan, look, info?.roster === "hand")]);
          if (look !== null && look.clan === null) {
            session.output.say(`Not checked: ${OUTCOME_WORDS[look.outcome]}. ${look.detail ?? ""}`.trim());
          }
          if (!canAsk && info !== undefined) {
            session.output.say(`There is no ${info.name} key yet. Set one with: adjutant keys set ${game}`);
          }
        });
      }),
    );

  clans
    .command("list")
    .description("all tracked clans")
    .action(
      run(async (session) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const list = await client.clans.list();
          session.output.print(list.map(clanJson), () =>
            tableLines(
              [
                { head: "id", align: "right" },
                { head: "game" },
                { head: "tag" },
                { head: "name" },
                { head: "members", align: "right" },
                { head: "updated" },
                { head: "state" },
              ],
              list.map((clan) => [
                clan.id,
                clan.game,
                clan.ref,
                clan.name,
                clan.members,
                toIsoOrNull(clan.freshness.lastUpdated),
                stateOf(clan),
              ]),
            ),
          );
        });
      }),
    );

  clans
    .command("show")
    .description("everything about one clan")
    .argument("<clan>", "id, tag or name")
    .action(
      run(async (session, name: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { id } = await resolveClan(client, name);
          const [clan, games] = await Promise.all([client.clans.show({ clan: id }), client.app.games()]);
          const info = games.find((one) => one.id === clan.game);
          const game = info?.name ?? clan.game;
          const json = {
            ...clanJson(clan),
            description: clan.description,
            addedAt: toIso(clan.addedAt),
            settings: clan.settings,
            zone: clan.zone,
            values: clan.values,
            requestsPerMinute: clan.requestsPerMinute,
            timers: clan.timers.map((timer) => ({ ...timer, endsAt: toIso(timer.endsAt) })),
            attention: clan.attention,
          };
          session.output.print(json, () => {
            const lines = [
              `${clan.name} ${clan.ref}, ${game}, ${clan.members ?? "?"} members`,
              `Updated ${toIsoOrNull(clan.freshness.lastUpdated) ?? "never"}, next ${toIsoOrNull(clan.freshness.nextCheckAt) ?? "–"}`,
              ...clan.timers.map((timer) => `${timer.kind} ends ${toIso(timer.endsAt)}`),
              ...settingsLines(clan.settings, clan.zone, info?.intervalMs ?? null),
              costLine(clan),
            ];
            const { trouble } = clan.freshness;
            if (trouble !== null) {
              const words = troubleWords(game, trouble);
              lines.push([words.cause, words.meaning, words.next].filter(Boolean).join(" "));
            }
            return lines;
          });
        });
      }),
    );

  clans
    .command("configure")
    .description("change how a clan is watched; what is not given stays")
    .argument("<clan>", "id, tag or name")
    .option("--interval <time>", "how old what the clan tells may get at ordinary hours, 2m to 8h, or auto")
    .option("--priority <n>", "-10 to 10, higher is asked first")
    .option("--enabled", "check the clan")
    .option("--no-enabled", "check it no more")
    .option("--wars", "follow its wars")
    .option("--no-wars", "leave them alone")
    .option("--games", "follow clan games")
    .option("--no-games", "leave them alone")
    .option("--donations", "follow donations")
    .option("--no-donations", "ask for the roster alone")
    .option("--raids", "follow raid weekends")
    .option("--no-raids", "leave them alone")
    .option("--zone <zone>", "the clan's time zone, for example Europe/Berlin, or system")
    .option("--peak <hours>", "hours of more checks, for example 18-23, or none")
    .option("--night <hours>", "hours of fewer checks, for example 1-7, or none")
    .action(
      run(async (session, name: string, options: ClanOptions) => {
        const settings = settingsFrom(options);
        if (Object.keys(settings).length === 0) throw usageError("Nothing was given to change. See --help.");
        await withClient(session, { fetches: false }, async ({ client }) => {
          const { id } = await resolveClan(client, name);
          const clan = await client.clans.configure({ clan: id, settings });
          const games = await client.app.games();
          const suggestedMs = games.find((one) => one.id === clan.game)?.intervalMs ?? null;
          const { zone, requestsPerMinute } = clan;
          session.output.print({ ...clanJson(clan), settings: clan.settings, zone, requestsPerMinute }, () => [
            `${clan.name} ${clan.ref}`,
            ...settingsLines(clan.settings, zone, suggestedMs),
            costLine(clan),
          ]);
        });
      }),
    );

  clans
    .command("remove")
    .description("stop tracking a clan and forget what is known only through it")
    .argument("<clan>", "id, tag or name")
    .action(
      run(async (session, name: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = await resolveClan(client, name);
          const removed = await client.clans.remove({ clan: clan.id });
          session.output.print({ ...clanJson(clan), removed }, () => [
            `Removed ${clan.name} ${clan.ref} with ${removed.members} members and ${removed.events} events.`,
          ]);
        });
      }),
    );
}

export function clanJson(clan: ClanSummary) {
  return {
    id: clan.id,
    game: clan.game,
    ref: clan.ref,
    name: clan.name,
    members: clan.members,
    enabled: clan.enabled,
    lastUpdated: toIsoOrNull(clan.freshness.lastUpdated),
    isStale: clan.freshness.isStale,
    trouble: clan.freshness.trouble?.outcome ?? null,
  };
}

function costLine(clan: ClanSummary): string {
  return `Costs ${clan.requestsPerMinute.toFixed(1)} requests a minute`;
}

function addedLine(clan: ClanSummary, look: ClanLookup | null, isByHand: boolean): string {
  if (isByHand) {
    return `Added ${clan.name} as clan ${clan.id}. Say who is in it with: adjutant roster import ${clan.id} FILE --yes`;
  }
  const name = look?.clan === undefined || look.clan === null ? clan.ref : `${clan.name} ${clan.ref}`;
  return `Added ${name} as clan ${clan.id}. Fetch everything with: adjutant sync --clan ${clan.id} --wait`;
}

function stateOf(clan: ClanSummary): string {
  if (!clan.enabled) return "switched off";
  const { trouble, isStale, lastUpdated } = clan.freshness;
  if (trouble !== null) return OUTCOME_WORDS[trouble.outcome];
  if (lastUpdated === null) return "not fetched yet";
  return isStale ? "stale" : "";
}
