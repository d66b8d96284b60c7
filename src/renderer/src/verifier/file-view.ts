import { numbers } from "#renderer/ui/numbers.ts";
import { commitmentHash } from "#shared/draw/commitment.ts";
import type { Commitment } from "#shared/draw/documents.ts";
import { utcWords, type Verdict } from "#shared/draw/explain.ts";
import type { Explained, ExplainedReceipt } from "#shared/draw/explain-file.ts";
import { shownName } from "#shared/plain-text.ts";
import { bundleView } from "./bundle-view.ts";
import { type Child, el, fill } from "./dom.ts";
import { icon } from "./icon.ts";
import { factList } from "./points-view.ts";
import { verdictView } from "./verdict.ts";
import { hashLine, visible } from "./visible.ts";

export interface FileView {
  readonly element: HTMLElement;
  /** What the check gave. The verdict alone may change when other files come. */
  readonly show: (explained: Explained, verdict: Verdict) => void;
  readonly judge: (verdict: Verdict) => void;
}

/** One file that was given; while it is checked it says so. */
export function createFileView(name: string, onRemove: () => void): FileView {
  const remove = el("button", { type: "button", class: "plain", "aria-label": `Remove ${shownName(name)}` }, icon("x"));
  remove.addEventListener("click", onRemove);
  const verdictPlace = el("div", {}, el("p", { role: "status" }, "Checking…"));
  const body = el("div", { class: "body" });
  let judged = "";
  function judge(verdict: Verdict): void {
    const next = JSON.stringify(verdict);
    if (next === judged) return;
    judged = next;
    fill(verdictPlace, [verdictView(verdict)]);
  }
  return {
    // Not a landmark: several files may have one name.
    element: el(
      "article",
      { class: "file", "aria-label": shownName(name) },
      el("header", {}, visible(name, "quiet"), remove),
      verdictPlace,
      body,
    ),
    show(explained, verdict) {
      judge(verdict);
      fill(body, bodyOf(explained));
    },
    judge,
  };
}

function bodyOf(explained: Explained): readonly Child[] {
  switch (explained.kind) {
    case "bundle":
      return bundleView(explained);
    case "receipt":
      return explained.entry === null ? [] : receiptView(explained.entry);
    case "commitment":
    case "ledger":
      return [el("ul", { class: "announcements" }, ...explained.commitments.map(announcementView))];
    case "evidence":
      return [hashLine("Evidence", explained.evidenceHash)];
    case "other":
      return [];
  }
}

function receiptView(entry: NonNullable<ExplainedReceipt["entry"]>): readonly Child[] {
  const { count, percent } = numbers;
  const fact = (label: string, value: string) => ({ label, value, isHash: false });
  return [
    factList([
      fact("Entry", entry.id),
      fact(
        "Entries",
        `${count(entry.weight)} of ${count(entry.totalWeight)}, ${percent((100 * entry.weight) / entry.totalWeight, 1)}`,
      ),
      fact("Place in the list", `${count(entry.place)} of ${count(entry.entryCount)}`),
      fact("Locked at", utcWords(entry.lockedAt)),
    ]),
    hashLine("Lock", entry.lockHash),
    hashLine("Commitment", entry.commitmentHash),
  ];
}

function announcementView(commitment: Commitment): HTMLElement {
  return el(
    "li",
    {},
    el("span", {}, `No. ${commitment.seq}: `, visible(commitment.title)),
    hashLine("commitment", commitmentHash(commitment)),
  );
}
