import type { StoredContest } from "#main/store/contests/contests.ts";
import { findLastDraw } from "#main/store/contests/draws.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import { toIso } from "#shared/time.ts";
import { fileNameOf } from "./export-file.ts";
import { hindranceOf, liveEntries } from "./facts.ts";
import { type DrawScene, type Edit, type Hindered, targetOf } from "./scene.ts";
import { type DerivationCost, isTooShort, sealContest } from "./sealed.ts";
import { contentOf } from "./sealed-contest.ts";
import { openSecret } from "./secrets.ts";

export type Sealed =
  | { readonly ok: true; readonly fileName: string; readonly text: string }
  | { readonly ok: false; readonly code: "too-short" }
  | { readonly ok: false; readonly code: "hindered"; readonly hindered: Hindered };

/** Writes the sealed copy of a contest. The audit says that there is one, and who made it. */
export async function sealCopy(
  scene: DrawScene,
  contest: StoredContest,
  passphrase: string,
  edit: Edit,
  cost?: DerivationCost,
): Promise<Sealed> {
  const { database, box } = scene;
  const hindered = hindranceOf(scene, contest, "seal", edit.at);
  if (hindered !== null) return { ok: false, code: "hindered", hindered };
  const draw = findLastDraw(database.reader, contest.id);
  if (draw === undefined) throw new Error(`Contest ${contest.publicId} has no commitment.`);
  if (isTooShort(passphrase)) return { ok: false, code: "too-short" };
  const secret = openSecret(database.reader, box, draw);
  const entries = contest.state === "locked" ? [] : liveEntries(scene, contest, edit.at).entries;
  const about = {
    contest: contest.publicId,
    title: contest.title,
    clan: contest.clanName,
    sealedAt: toIso(edit.at),
    sealedBy: edit.actor.name,
  };
  const text = await sealContest(about, contentOf(database.reader, contest, entries), secret, passphrase, cost);
  database.durably((tx) =>
    appendAudit(tx, {
      ...edit,
      action: "contests.seal",
      target: targetOf(contest),
      before: undefined,
      after: { attempt: draw.attempt, state: contest.state },
    }),
  );
  return { ok: true, fileName: fileNameOf(draw.seq, contest.title, "sealed-copy"), text };
}
