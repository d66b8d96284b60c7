import type { Command } from "commander";
import type { Client } from "#main/hosts/client.ts";
import type { Batch, BatchSummary, QueueRow } from "#shared/contract/sync.ts";
import type { SnapshotId } from "#shared/ids.ts";
import { plainLines } from "#shared/plain-text.ts";
import { toIsoOrNull } from "#shared/time.ts";
import { OUTCOME_WORDS } from "#shared/words/trouble.ts";
import { resolveClan } from "./clan-name.ts";
import { CommandError, EXIT, tableLines } from "./output.ts";
import type { Run } from "./program.ts";
import { addQueueFileCommands } from "./queue-file.ts";
import { type Access, type Session, withClient } from "./session.ts";
import { addSyncStatusCommands } from "./sync-status.ts";

/** `sync [status | pause | resume]` and `queue list | retry | dead | export | import | validate` */
export function addSyncCommands(program: Command, run: Run): void {
  const sync = program
    .command("sync")
    .description("fetch what is known of the clans anew; what the game says still holds is not asked again")
    .option("--clan <clan>", "only this one: id, tag or name")
    .option("--wait", "wait for the end also where Adjutant runs already and fetches by itself", false)
    .action(
      run(async (session, options: { clan?: string; wait: boolean }) => {
        const exitCode = await syncNow(session, options);
        if (exitCode !== EXIT.ok) process.exitCode = exitCode;
      }),
    );

  addSyncStatusCommands(sync, run);

  const queue = program.command("queue").description("what is fetched when");
  queue
    .command("list")
    .description("everything in the queue, what is due soonest first")
    .option("--clan <clan>", "only what this one needs")
    .action(
      run(async (session, options: { clan?: string }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const clan = options.clan === undefined ? null : (await resolveClan(client, options.clan)).id;
          const rows = await client.queue.list({ clan, limit: 10_000 });
          session.output.print(rows.map(queueJson), () => queueLines(rows));
        });
      }),
    );
  queue
    .command("dead")
    .description("what failed so often that it was given up")
    .option("--answers", "with the beginning of the last answer of each", false)
    .action(
      run(async (session, options: { answers: boolean }) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const rows = await client.queue.dead();
          if (options.answers) {
            const answered = await Promise.all(rows.map((row) => withAnswer(client, row)));
            session.output.print(
              answered.map(({ row, answer }) => ({ ...queueJson(row), answer })),
              () => (rows.length === 0 ? NOTHING_DEAD : answered.flatMap(({ row, answer }) => deadLines(row, answer))),
            );
            return;
          }
          session.output.print(rows.map(queueJson), () => (rows.length === 0 ? NOTHING_DEAD : queueLines(rows)));
        });
      }),
    );
  queue
    .command("retry")
    .description("try again what was given up: all of it, or the ids given")
    .argument("[ids...]", "ids as `queue dead` lists them")
    .action(
      run(async (session, ids: string[]) => {
        await withClient(session, { fetches: false }, async ({ client }) => {
          const rows = await client.queue.dead();
          const wanted = rows.filter((row) => ids.length === 0 || ids.includes(String(row.id)));
          const missing = ids.filter((id) => !rows.some((row) => String(row.id) === id));
          if (missing.length > 0) throw new CommandError(`Not among what was given up: ${missing.join(", ")}.`);
          const result = await client.queue.retry({ resources: wanted.map((row) => row.id) });
          session.output.print(result, () => [`${result.retried} are in the queue again.`]);
        });
      }),
    );
  addQueueFileCommands(queue, run);
}

const NOTHING_DEAD = ["Nothing was given up."];

async function withAnswer(client: Client, row: QueueRow) {
  return { row, answer: row.hasAnswer ? (await client.queue.answer({ resource: row.id })).answer : null };
}

/** One thing that was given up, with what was answered: each line of that stands apart, made plain. */
function deadLines(row: QueueRow, answer: string | null): string[] {
  const why = row.lastOutcome === null ? "failed" : OUTCOME_WORDS[row.lastOutcome];
  return [
    `${row.id}  ${row.kind} ${row.ref} (${row.name}): ${why}, ${row.attempts} attempts, failing since ${toIsoOrNull(row.failingSince) ?? "–"}`,
    `    ${row.lastStatus === null ? "no answer" : `status ${row.lastStatus}`}. ${row.lastDetail ?? ""}`.trimEnd(),
    ...(answer === null ? [] : plainLines(answer).map((line) => `    | ${line}`)),
  ];
}

function syncNow(session: Session, options: { clan?: string; wait: boolean }): Promise<number> {
  return checkToTheEnd(session, options.wait, async (client) => {
    const clan = options.clan === undefined ? null : (await resolveClan(client, options.clan)).id;
    if (clan === null && (await client.clans.list()).length === 0) {
      throw new CommandError("No clan is tracked yet. Add one with: adjutant clans add clash-of-clans TAG");
    }
    return (await client.sync.request({ clan })).batches.map((batch) => batch.id);
  });
}

/** Begins batches and reports what came of them; says with which code to end. `wait` also where another process fetches. */
export async function checkToTheEnd(
  session: Session,
  wait: boolean,
  begin: (client: Client) => Promise<SnapshotId[]>,
): Promise<number> {
  let batches: SnapshotId[] | null = null;
  for (;;) {
    // The owner may end while this waits as its guest: the batch is in the store, and this command takes it further.
    const result: number | "owner-gone" = await withClient(session, { fetches: true }, async (access) => {
      const { client } = access;
      batches ??= await begin(client);
      if (access.seat.kind === "owner" || wait) {
        const isOver = await watchChecks(session, access, batches);
        if (!isOver) return "owner-gone";
      } else {
        session.output.say("Adjutant runs already and fetches it now. Use --wait to wait for the end.");
        if (await tellBegun(session, client, batches)) return EXIT.ok;
      }
      return report(session, client, batches);
    });
    if (result !== "owner-gone") return result;
  }
}

/** Follows batches to their end; false where the owner ended before. */
export async function watchChecks(session: Session, access: Access, batches: readonly SnapshotId[]): Promise<boolean> {
  const latest = new Map<SnapshotId, BatchSummary>();
  try {
    for await (const summary of await access.client.sync.watch({ batches: [...batches] })) {
      latest.set(summary.id, summary);
      const all = [...latest.values()];
      const sum = (pick: (one: BatchSummary) => number) => all.reduce((total, one) => total + pick(one), 0);
      session.output.progress(
        `${sum((one) => one.done)} of ${sum((one) => one.total)}, ${sum((one) => one.failed)} failed`,
      );
    }
  } catch (error) {
    if (access.seat.kind === "owner") throw error;
    return false;
  } finally {
    session.output.progress("");
  }
  return batches.every((id) => latest.get(id)?.state !== "running");
}

/** Tells what was begun and goes on without this command; false where nothing of it runs any more. */
async function tellBegun(session: Session, client: Client, ids: readonly SnapshotId[]): Promise<boolean> {
  const batches = await Promise.all(ids.map((batch) => client.sync.batch({ batch })));
  if (!batches.some((batch) => batch.state === "running")) return false;
  // What is not over has no counts yet: null and nothing, which is not zero.
  const result = { requests: null, outcomes: {}, failed: [], batches: batches.map(stateJson) };
  session.output.print(result, () =>
    batches.map(({ clanName, state, total }) =>
      state === "running" ? `${clanName}: begun, ${total} to look at.` : `${clanName}: ${state}.`,
    ),
  );
  return true;
}

const stateJson = ({ id, state }: BatchSummary) => ({ id, state });

async function report(session: Session, client: Client, ids: readonly SnapshotId[]): Promise<number> {
  const batches = await Promise.all(ids.map((batch) => client.sync.batch({ batch })));
  const outcomes: Record<string, number> = { fresh: 0, unchanged: 0 };
  for (const batch of batches) {
    for (const [outcome, count] of Object.entries(batch.outcomes)) outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  }
  const failed = batches.flatMap((batch) =>
    batch.rows
      .filter((row) => row.state === "failed")
      .map((row) => ({ resource: `${row.kind} ${row.ref}`, name: row.name, outcome: row.outcome, detail: row.detail })),
  );
  const requests = batches.reduce((sum, batch) => sum + batch.requests, 0);
  const result = {
    requests,
    outcomes,
    failed,
    batches: batches.map(stateJson),
  };
  session.output.print(result, () => reportLines(batches, requests));
  for (const row of failed) {
    const why = row.outcome === null ? "" : OUTCOME_WORDS[row.outcome];
    session.output.say(`${row.resource} (${row.name}): ${why}. ${row.detail ?? ""}`.trim());
  }
  for (const { name, detail } of batches.flatMap((batch) => batch.rows.filter((row) => row.state === "ok"))) {
    if (detail !== null) session.output.say(`${name}: ${detail}`);
  }
  if (failed.length === 0) return EXIT.ok;
  const good = batches.reduce((sum, batch) => sum + batch.done - batch.failed, 0);
  return good > 0 ? EXIT.partly : EXIT.failed;
}

function reportLines(batches: readonly Batch[], requests: number): string[] {
  const lines = batches.map((batch) => {
    if (batch.total === 0 && batch.state === "cancelled") return `${batch.clanName}: not checked, it is switched off`;
    const counts = Object.entries(batch.outcomes)
      .map(([outcome, count]) => `${count} ${outcomeWord(outcome)}`)
      .join(", ");
    return `${batch.clanName}: ${batch.done} of ${batch.total}${counts === "" ? "" : ` (${counts})`}`;
  });
  return [...lines, `${requests} requests.`];
}

function outcomeWord(outcome: string): string {
  if (outcome === "still-good") return "still good";
  return OUTCOME_WORDS[outcome as keyof typeof OUTCOME_WORDS] ?? outcome;
}

function queueJson(row: QueueRow) {
  return {
    ...row,
    dueAt: toIsoOrNull(row.dueAt),
    failingSince: toIsoOrNull(row.failingSince),
    lastAttemptAt: toIsoOrNull(row.lastAttemptAt),
    notBefore: toIsoOrNull(row.notBefore),
    lastCheckedAt: toIsoOrNull(row.lastCheckedAt),
    lastChangedAt: toIsoOrNull(row.lastChangedAt),
  };
}

function queueLines(rows: readonly QueueRow[]): string[] {
  return tableLines(
    [
      { head: "id", align: "right" },
      { head: "what" },
      { head: "tag" },
      { head: "name" },
      { head: "class" },
      { head: "state" },
      { head: "due" },
      { head: "last" },
      { head: "failures", align: "right" },
    ],
    rows.map((row) => [
      row.id,
      row.kind,
      row.ref,
      row.name,
      row.class,
      row.state,
      toIsoOrNull(row.notBefore ?? row.dueAt),
      row.lastOutcome === null ? null : OUTCOME_WORDS[row.lastOutcome],
      row.attempts,
    ]),
  );
}
