import type { StoredContest } from "#main/store/contests/contests.ts";
import { findLastDraw, type StoredDraw, saveWitnessValues } from "#main/store/contests/draws.ts";
import { insertPublication } from "#main/store/contests/publications.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { DrawDocument } from "#shared/contract/contests.ts";
import type { Instant } from "#shared/time.ts";
import { commitmentOf, resultOf, witnessValuesOf } from "./documents.ts";
import { hindranceOf } from "./facts.ts";
import { type Deed, DONE, type DrawScene, type Edit, targetOf } from "./scene.ts";

export interface NewPublication {
  readonly document: DrawDocument;
  readonly place: string;
  readonly reference: string;
  /** Null: not known. */
  readonly publishedAt: Instant | null;
}

/** Records where a document of the last attempt can be seen. */
export function recordPublication(
  scene: DrawScene,
  contest: StoredContest,
  publication: NewPublication,
  edit: Edit,
): Deed {
  const hindered = hindranceOf(scene, contest, `publish-${publication.document}`, edit.at);
  if (hindered !== null) return { ok: false, code: "hindered", hindered };
  const draw = findLastDraw(scene.database.reader, contest.id);
  const hash = draw && hashOf(draw, publication.document);
  if (draw === undefined || !hash) throw new Error(`Contest ${contest.id} has no ${publication.document}.`);
  const { document, place, reference, publishedAt } = publication;
  scene.database.durably((tx) => {
    insertPublication(tx, {
      contest: contest.id,
      attempt: draw.attempt,
      ...publication,
      hash,
      recordedBy: edit.actor.name,
      recordedAt: edit.at,
    });
    appendAudit(tx, {
      ...edit,
      action: "contests.publish",
      target: targetOf(contest),
      before: undefined,
      after: { document, place, reference, publishedAt, hash },
    });
  });
  return DONE;
}

function hashOf(draw: StoredDraw, document: DrawDocument): string | null {
  switch (document) {
    case "commitment":
      return draw.commitmentHash;
    case "lock":
      return draw.lockHash;
    case "result":
      return resultOf(draw)?.seed ?? null;
  }
}

/**
 * Records what a witness said in public. Until the draw a value that was written down wrong can be put right, and the audit shows
 * both: what counts is what the witness posted.
 */
export function recordWitness(
  scene: DrawScene,
  contest: StoredContest,
  spoken: { readonly name: string; readonly value: string },
  edit: Edit,
): Deed {
  const hindered = hindranceOf(scene, contest, "witness", edit.at);
  if (hindered !== null) return { ok: false, code: "hindered", hindered };
  const draw = findLastDraw(scene.database.reader, contest.id);
  if (draw === undefined || !commitmentOf(draw).witnesses.includes(spoken.name)) {
    return {
      ok: false,
      code: "hindered",
      hindered: { action: "witness", why: "wrong-state", state: contest.state, at: null },
    };
  }
  const known = witnessValuesOf(draw);
  const before = known.find((one) => one.name === spoken.name);
  const values = [...known.filter((one) => one !== before), spoken];
  scene.database.durably((tx) => {
    if (!saveWitnessValues(tx, draw, JSON.stringify(values)))
      throw new Error(`Contest ${contest.id} is drawn already.`);
    appendAudit(tx, { ...edit, action: "contests.witness", target: targetOf(contest), before, after: spoken });
  });
  return DONE;
}
