/** What an officer finds on the page of a contest: the one main thing to do, and what else is possible. */
import type { ContestAction, ContestDetail, ContestStep, DrawDocument } from "#shared/contract/contests.ts";
import type { OpenDialog } from "./contest-dialog-store.ts";

/** What happens at once, what asks first, and what is another page. */
export type Way =
  | { readonly kind: "dialog"; readonly dialog: OpenDialog }
  | { readonly kind: "now"; readonly act: "end" }
  | { readonly kind: "edit" };

const dialog = (open: OpenDialog): Way => ({ kind: "dialog", dialog: open });
const publish = (document: DrawDocument): Way => dialog({ kind: "publish", document });

const WAYS: Readonly<Record<Exclude<ContestAction, "correct">, Way>> = {
  edit: { kind: "edit" },
  remove: dialog({ kind: "remove" }),
  activate: dialog({ kind: "activate" }),
  "publish-commitment": publish("commitment"),
  end: { kind: "now", act: "end" },
  lock: dialog({ kind: "lock" }),
  "publish-lock": publish("lock"),
  witness: dialog({ kind: "witness" }),
  beacon: dialog({ kind: "beacon" }),
  draw: dialog({ kind: "draw-now" }),
  "publish-result": publish("result"),
  rearm: dialog({ kind: "rearm" }),
  void: dialog({ kind: "void" }),
  seal: dialog({ kind: "seal" }),
};

/** How an action begins; null for what is done in the rows of the table. */
export function wayOf(action: ContestAction): Way | null {
  return action === "correct" ? null : WAYS[action];
}

/** In the order of the menu: what goes on first, what ends it last. */
const MENU: readonly ContestAction[] = [
  "edit",
  "activate",
  "publish-commitment",
  "end",
  "lock",
  "publish-lock",
  "witness",
  "beacon",
  "draw",
  "publish-result",
  "seal",
  "rearm",
  "remove",
  "void",
];

/** What is allowed beside the main thing. */
export function menuActions({ steps, todo }: Pick<ContestDetail, "steps" | "todo">): readonly ContestAction[] {
  return MENU.filter((action) => action !== todo && stepOf(steps, action)?.isAllowed === true);
}

export function stepOf(steps: readonly ContestStep[], action: ContestAction): ContestStep | null {
  return steps.find((one) => one.action === action) ?? null;
}

export const mayDo = (contest: Pick<ContestDetail, "steps">, action: ContestAction): boolean =>
  stepOf(contest.steps, action)?.isAllowed === true;
