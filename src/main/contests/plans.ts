/** Drafts: contests whose terms can still change. */
import { insertContest, removeContest, type StoredContest, saveContest } from "#main/store/contests/contests.ts";
import { appendAudit } from "#main/store/settings/settings.ts";
import type { ContestTerms } from "#shared/contract/contests.ts";
import type { ClanId, ContestId, GameId } from "#shared/ids.ts";
import { type DrawScene, type Edit, targetOf } from "./scene.ts";
import { columnsOf } from "./terms.ts";

/** The clan of a contest, as it is when the terms are saved. */
export interface PlannedClan {
  readonly id: ClanId;
  readonly game: GameId;
  readonly ref: string;
  readonly name: string;
}

/** Bytes that tell contests of one title apart, also those of other workspaces. */
const PUBLIC_ID_BYTES = 4;
const TITLE_IN_ID = 40;

/** Saves a draft. Nothing is wrong with the terms; their instants are whole seconds. */
export function createPlan(
  { database, randomBytes }: Pick<DrawScene, "database" | "randomBytes">,
  clan: PlannedClan,
  terms: ContestTerms,
  edit: Edit,
): ContestId {
  const contest: Omit<StoredContest, "id"> = {
    ...columnsOf(terms),
    ...clanColumns(clan),
    publicId: publicIdOf(terms.title, randomBytes(PUBLIC_ID_BYTES)),
    state: "draft",
    rulesText: null,
    lastCheckId: null,
    createdBy: edit.actor.name,
    createdAt: edit.at,
    activatedAt: null,
    endedAt: null,
    voidedAt: null,
    voidReason: null,
    adoptedAt: null,
  };
  return database.durably((tx) => {
    const id = insertContest(tx, contest);
    appendAudit(tx, { ...edit, action: "contests.create", target: targetOf(contest), before: undefined, after: terms });
    return id;
  });
}

/** Replaces the terms of a draft. */
export function updatePlan(
  { database }: Pick<DrawScene, "database">,
  contest: StoredContest,
  clan: PlannedClan,
  terms: ContestTerms,
  edit: Edit,
): void {
  const columns = { ...columnsOf(terms), ...clanColumns(clan) };
  database.durably((tx) => {
    saveContest(tx, contest.id, columns);
    appendAudit(tx, {
      ...edit,
      action: "contests.update",
      target: targetOf(contest),
      before: Object.fromEntries(Object.keys(columns).map((key) => [key, contest[key as keyof typeof columns]])),
      after: columns,
    });
  });
}

/** Forgets a draft: nothing of it was committed to. */
export function removePlan({ database }: Pick<DrawScene, "database">, contest: StoredContest, edit: Edit): void {
  database.durably((tx) => {
    removeContest(tx, contest.id);
    appendAudit(tx, {
      ...edit,
      action: "contests.remove",
      target: targetOf(contest),
      before: { title: contest.title },
      after: undefined,
    });
  });
}

function clanColumns({ id, game, ref, name }: PlannedClan) {
  return { clanId: id, game, clanRef: ref, clanName: name };
}

/** `spring-raffle-1f0a93c2`: what the protocol calls an identifier, readable where the title is. */
export function publicIdOf(title: string, chance: Uint8Array): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, TITLE_IN_ID)
    .replaceAll(/^-+|-+$/g, "");
  return `${words === "" ? "contest" : words}-${Buffer.from(chance).toString("hex")}`;
}
