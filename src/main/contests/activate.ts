import { type StoredContest, saveContest } from "#main/store/contests/contests.ts";
import { readCatalogue } from "#main/store/samples/catalogue.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import { commit, roundOf } from "./committing.ts";
import { hindranceOf } from "./facts.ts";
import { followHead, makeIssuer } from "./ledger.ts";
import { rulesTextOf } from "./rules-text.ts";
import { type Deed, DONE, type DrawScene, type Edit, targetOf } from "./scene.ts";
import { findProblems, type Problem, termsOf } from "./terms.ts";

export type ActivationDeed =
  | Deed
  | { readonly ok: false; readonly code: "invalid-terms"; readonly problems: Problem[] };

/** Commits to a contest: from here its terms are fixed. Also plans the last check before the end. */
export function activateContest(scene: DrawScene, contest: StoredContest, edit: Edit): ActivationDeed {
  const hindered = hindranceOf(scene, contest, "activate", edit.at);
  const { clanId, endAt, title } = contest;
  const game = scene.games.get(contest.game);
  if (hindered !== null) return { ok: false, code: "hindered", hindered };
  if (clanId === null || game === undefined) throw new Error(`Contest ${contest.id} has no clan of a known game.`);
  const terms = termsOf(contest, clanId);
  const problems = findProblems(terms, game, readCatalogue(scene.database.reader, game), edit.at);
  if (problems.length > 0) return { ok: false, code: "invalid-terms", problems };
  const rulesText = rulesTextOf(terms, game, contest.clanName);
  const issuer = makeIssuer(scene, edit.at);
  followHead(scene);
  scene.database.durably((tx) => {
    const { commitment, hash } = commit(tx, scene, contest, {
      issuer,
      attempt: 1,
      supersedes: null,
      createdAt: edit.at,
      rulesText,
    });
    const round = roundOf(contest);
    saveContest(tx, contest.id, { state: "active", rulesText, round, activatedAt: edit.at });
    scene.planCheck(tx, clanId, `Before the end of ${title}`, endAt, edit);
    appendAudit(tx, {
      ...edit,
      action: "contests.activate",
      target: targetOf(contest),
      before: { state: contest.state },
      after: { seq: commitment.seq, commitment: hash, lockBy: contest.lockBy, round },
    });
  });
  followHead(scene);
  scene.onChecks();
  return DONE;
}
