import { text as readAll } from "node:stream/consumers";
import type { Command } from "commander";
import type { DoctorCheck } from "#shared/contract/app.ts";
import type { Credentials } from "#shared/game.ts";
import { toIso, toIsoOrNull } from "#shared/time.ts";
import { OUTCOME_WORDS } from "#shared/words/trouble.ts";
import { EXIT, tableLines, usageError } from "./output.ts";
import type { Run } from "./program.ts";
import { withClient } from "./session.ts";

const KEY_WORDS: Readonly<Record<Credentials, string>> = {
  token: "needed",
  optional: "optional",
  none: "not needed",
};

/** `games`, `config get | set`, `keys set | test | list | remove`, `doctor` */
export function addSettingsCommands(program: Command, run: Run): void {
  program
    .command("games")
    .description("the games that Adjutant knows")
    .action(
      run(async (session) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const games = await client.app.games();
          session.output.print(
            games.map((game) => ({
              id: game.id,
              name: game.name,
              credentials: game.credentials,
              clanRef: game.clanRef,
              upstreams: game.upstreams,
              metrics: game.metrics,
            })),
            () =>
              tableLines(
                [{ head: "id" }, { head: "name" }, { head: "key" }, { head: "a clan looks like" }],
                games.map((game) => [game.id, game.name, KEY_WORDS[game.credentials], game.clanRef.example]),
              ),
          );
        });
      }),
    );

  const config = program.command("config").description("settings");
  config
    .command("get")
    .description("one setting, or all")
    .argument("[key]")
    .action(
      run(async (session, key: string | undefined) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const settings = await client.settings.list();
          if (key === undefined) {
            session.output.print(settings, () =>
              tableLines(
                [{ head: "setting" }, { head: "value" }, { head: "set" }],
                settings.map((setting) => [setting.key, setting.value, setting.isSet]),
              ),
            );
            return;
          }
          const setting = settings.find((one) => one.key === key);
          if (setting === undefined) {
            throw usageError(`There is no setting ${key}. Known are: ${settings.map((one) => one.key).join(", ")}.`);
          }
          session.output.print(setting, () => [setting.value === null ? "" : String(setting.value)]);
        });
      }),
    );
  config
    .command("set")
    .description("set a setting; without a value the default is put back")
    .argument("<key>")
    .argument("[value]")
    .action(
      run(async (session, key: string, value: string | undefined) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const setting = await client.settings.set({ key, value: value ?? null });
          session.output.print(setting, () => [`${setting.key} = ${setting.value ?? "(not set)"}`]);
        });
      }),
    );

  const keys = program.command("keys").description("keys for the games' servers; they are sealed and never shown");
  keys
    .command("set")
    .description("set the keys of a game from stdin, one a line; those there were are replaced")
    .argument("<game>")
    .action(
      run(async (session, game: string) => {
        if (process.stdin.isTTY) session.output.say("Paste the key, press Enter, then Ctrl+D.");
        const lines = (await readAll(process.stdin)).split(/\r?\n/);
        const tokens = lines.map((line) => line.trim()).filter((line) => line !== "");
        if (tokens.length === 0) throw usageError("No key came on stdin.");
        await withClient(session, { fetches: false }, async ({ client }) => {
          const set = await client.keys.set({ game, keys: tokens });
          session.output.print(set.map(keyJson), () => [
            `${set.length === 1 ? "The key is" : `${set.length} keys are`} set and sealed. Try with: adjutant keys test ${game}`,
          ]);
        });
      }),
    );
  keys
    .command("test")
    .description("try the keys of a game with one request each")
    .argument("<game>")
    .action(
      run(async (session, game: string) => {
        await withClient(session, { fetches: true }, async ({ client }) => {
          const tested = await client.keys.test({ game });
          if (tested.length === 0) throw usageError(`No key is set. Set one with: adjutant keys set ${game}`);
          session.output.print(
            tested.map((key) => ({ ...keyJson(key), outcome: key.outcome, detail: key.detail })),
            () =>
              tested.map((key) =>
                key.outcome === "fresh" ? "The key works." : `${OUTCOME_WORDS[key.outcome]}. ${key.detail ?? ""}`,
              ),
          );
          const good = tested.filter((key) => key.outcome === "fresh").length;
          if (good < tested.length) process.exitCode = good === 0 ? EXIT.failed : EXIT.partly;
        });
      }),
    );
  keys
    .command("list")
    .description("what is known of the keys, without the keys")
    .action(
      run(async (session) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const list = await client.keys.list();
          session.output.print(list.map(keyJson), () =>
            tableLines(
              [{ head: "game" }, { head: "state" }, { head: "for addresses" }, { head: "tested" }, { head: "reason" }],
              list.map((key) => [
                key.game,
                key.state,
                key.addresses.join(", ") || null,
                toIsoOrNull(key.testedAt),
                key.reason,
              ]),
            ),
          );
        });
      }),
    );
  keys
    .command("remove")
    .description("remove the keys of a game")
    .argument("<game>")
    .action(
      run(async (session, game: string) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const result = await client.keys.remove({ game });
          session.output.print(result, () => [`${result.removed} removed.`]);
        });
      }),
    );

  program
    .command("doctor")
    .description("look whether everything is in order")
    .action(
      run(async (session) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const checks = await client.app.doctor();
          session.output.print(checks, () => checks.flatMap(checkLines));
          if (checks.some((check) => check.state === "fail")) process.exitCode = EXIT.failed;
        });
      }),
    );
}

function keyJson(key: Awaited<ReturnType<import("#main/hosts/client.ts").Client["keys"]["list"]>>[number]) {
  return { ...key, addedAt: toIso(key.addedAt), testedAt: toIsoOrNull(key.testedAt) };
}

const MARKS: Readonly<Record<DoctorCheck["state"], string>> = { ok: "ok  ", warn: "note", fail: "FAIL" };

function checkLines(check: DoctorCheck): string[] {
  const lines = [`${MARKS[check.state]}  ${check.summary}`];
  if (check.advice !== null) lines.push(`      ${check.advice}`);
  return lines;
}
