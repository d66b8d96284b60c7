import { findContest, type StoredContest, saveContest } from "#main/store/contests/contests.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import { hindranceOf } from "./facts.ts";
import { type Deed, DONE, type DrawScene, type Edit, targetOf } from "./scene.ts";

/**
 * Ends a contest whose end has passed, and has everybody checked once more while what they have still counts. Both or none: a
 * crash in between would check twice, or never.
 */
export function endContest(scene: DrawScene, contest: StoredContest, edit: Edit): Deed {
  const hindered = hindranceOf(scene, contest, "end", edit.at);
  if (hindered !== null) return { ok: false, code: "hindered", hindered };
  const { clanId, endAt, graceMs } = contest;
  const isCheckWorthIt = clanId !== null && edit.at < endAt + graceMs;
  scene.database.durably((tx) => {
    if (findContest(tx, contest.id)?.state !== "active") return;
    const lastCheckId = isCheckWorthIt ? scene.beginCheck(tx, clanId, `End of ${contest.title}`) : null;
    saveContest(tx, contest.id, { state: "ended", endedAt: edit.at, lastCheckId });
    appendAudit(tx, {
      ...edit,
      action: "contests.end",
      target: targetOf(contest),
      before: { state: contest.state },
      after: { lastCheck: lastCheckId },
    });
  });
  if (isCheckWorthIt) scene.onChecks();
  return DONE;
}
