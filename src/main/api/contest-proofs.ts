import { adoptContest } from "#main/contests/adopt.ts";
import { evidenceFile, lockFile, proofFile } from "#main/contests/bundle.ts";
import { describeContest } from "#main/contests/describe.ts";
import { completeDraw } from "#main/contests/drawing.ts";
import { findPlannedContest, type PlannedContest } from "#main/contests/find.ts";
import { receiptFile } from "#main/contests/receipts.ts";
import type { Hindered } from "#main/contests/scene.ts";
import { sealCopy } from "#main/contests/seal.ts";
import { readPastedSignature } from "#main/contests/signature.ts";
import { importLines } from "#main/transfer/import.ts";
import type { DrawReport } from "#shared/contract/contests.ts";
import type { Report } from "#shared/draw/documents.ts";
import type { Actor } from "#shared/game.ts";
import type { ContestId } from "#shared/ids.ts";
import type { Guarded, Services } from "./base.ts";
import { gameOf, type NotFound } from "./scene.ts";

/** What comes from the beacon and what goes out of the house: proofs, receipts, sealed copies. */
export function contestProofsRouter(os: Guarded["contests"], services: Services) {
  const { contests: scene, contestLoop, clock, notices } = services;
  const { reader } = services.database;
  const editOf = (actor: Actor) => ({ actor, at: clock.now() });

  function contestOf(id: ContestId, errors: NotFound): PlannedContest {
    const contest = findPlannedContest(reader, id);
    if (contest === undefined) throw errors.NOT_FOUND({ data: { what: "contest", ref: String(id) } });
    return contest;
  }

  /** What a contest is after a step, told to whoever shows it. */
  function told(id: ContestId, errors: NotFound) {
    const contest = contestOf(id, errors);
    contestLoop.wake();
    notices.announce("contests", contest.clanId);
    return describeContest(scene, contest, clock.now());
  }

  return {
    beacon: os.beacon.handler(({ input, context, errors }) => {
      const contest = contestOf(input.id, errors);
      const signature = readPastedSignature(input.signature);
      const drawn = completeDraw(scene, contest.id, signature ?? "", editOf(context.actor), "beacon");
      if (drawn.ok) return told(contest.id, errors);
      if (drawn.code === "hindered") throw errors.HINDERED({ data: drawn.hindered });
      throw errors.BAD_SIGNATURE({ data: { round: drawn.round } });
    }),
    proof: os.proof.handler(({ input, errors }) => {
      const contest = contestOf(input.id, errors);
      const file = proofFile(reader, contest);
      if (file === null) throw errors.HINDERED({ data: notYet(contest, "publish-result") });
      return { ...file, report: shownReport(file.report) };
    }),
    lockFile: os.lockFile.handler(({ input, errors }) => {
      const contest = contestOf(input.id, errors);
      const file = lockFile(reader, contest);
      if (file === null) throw errors.HINDERED({ data: notYet(contest, "publish-lock") });
      return file;
    }),
    evidence: os.evidence.handler(({ input, errors }) => {
      const contest = contestOf(input.id, errors);
      const file = evidenceFile(reader, contest);
      if (file === null) throw errors.HINDERED({ data: notYet(contest, "publish-lock") });
      return file;
    }),
    receipt: os.receipt.handler(({ input, errors }) => {
      const contest = contestOf(input.id, errors);
      const receipt = receiptFile(reader, contest, gameOf(services, contest.game, errors), input.ref);
      if (receipt.ok) return { fileName: receipt.fileName, text: receipt.text };
      switch (receipt.code) {
        case "not-locked":
          throw errors.HINDERED({ data: notYet(contest, "publish-lock") });
        case "ambiguous":
          throw errors.AMBIGUOUS({ data: { ref: input.ref, entryIds: [...receipt.entryIds] } });
        case "no-entries":
          throw errors.NO_ENTRIES({ data: { name: receipt.name } });
        case "nobody":
          throw errors.NOT_FOUND({ data: { what: "entry", ref: input.ref } });
      }
    }),
    verifier: os.verifier.handler(({ errors }) => {
      const page = services.verifier();
      if (page === null) throw errors.NOT_FOUND({ data: { what: "proof page", ref: "this build" } });
      return page;
    }),
    seal: os.seal.handler(async ({ input, context, errors }) => {
      const contest = contestOf(input.id, errors);
      const sealed = await sealCopy(scene, contest, input.passphrase, editOf(context.actor));
      if (sealed.ok) {
        notices.announce("contests", contest.clanId);
        return { fileName: sealed.fileName, text: sealed.text };
      }
      if (sealed.code === "hindered") throw errors.HINDERED({ data: sealed.hindered });
      throw errors.BAD_PASSPHRASE({ data: { why: "too-short" } });
    }),
    adopt: os.adopt.handler(async ({ input, context, errors }) => {
      const edit = editOf(context.actor);
      const adopted = await adoptContest(scene, input.text, input.passphrase, edit);
      if (adopted.ok) {
        const { game, samples } = adopted;
        const lines = samples.map(({ ref, name, at, values }) => ({ game, account: ref, name, at, metrics: values }));
        if (lines.length > 0) importLines(services.database, services.games, lines, edit);
        return told(adopted.id, errors);
      }
      switch (adopted.code) {
        case "passphrase":
          throw errors.BAD_PASSPHRASE({ data: { why: adopted.why } });
        case "already-here":
          throw errors.ALREADY_HERE({ data: { id: adopted.id } });
        case "clan-not-tracked": {
          const { game, ref, name } = adopted;
          throw errors.CLAN_NOT_TRACKED({ data: { game, ref, name } });
        }
      }
    }),
    clock: os.clock.handler(() => services.checkClock()),
  };
}

/** What is not there yet, by the step that it belongs to. */
function notYet({ state }: PlannedContest, action: Hindered["action"]): Hindered {
  return { action, why: "wrong-state", state, at: null };
}

function shownReport({ warnings, winners, alternates, ...rest }: Report): DrawReport {
  return { ...rest, warnings: [...warnings], winners: [...winners], alternates: [...alternates] };
}
