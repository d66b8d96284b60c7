import { type StoredContest, saveContest } from "#main/store/contests/contests.ts";
import { endDraw, findLastDraw } from "#main/store/contests/draws.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import { hindranceOf } from "./facts.ts";
import { type Deed, DONE, type DrawScene, type Edit, targetOf } from "./scene.ts";

/** Gives a contest up for good. Its numbers stay, so that nobody misses them. */
export function voidContest(scene: DrawScene, contest: StoredContest, reason: string, edit: Edit): Deed {
  const hindered = hindranceOf(scene, contest, "void", edit.at);
  if (hindered !== null) return { ok: false, code: "hindered", hindered };
  const draw = findLastDraw(scene.database.reader, contest.id);
  scene.database.durably((tx) => {
    if (draw !== undefined && !endDraw(tx, draw, edit.at, reason)) {
      throw new Error(`Commitment ${draw.commitmentHash} is drawn already.`);
    }
    saveContest(tx, contest.id, { state: "void", voidedAt: edit.at, voidReason: reason });
    appendAudit(tx, {
      ...edit,
      action: "contests.void",
      target: targetOf(contest),
      before: { state: contest.state },
      after: { reason },
    });
  });
  return DONE;
}
