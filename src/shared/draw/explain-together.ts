import type { Commitment } from "./documents.ts";
import type { Verdict } from "./explain.ts";
import type { Explained } from "./explain-file.ts";
import { numberingVerdict } from "./explain-ledger.ts";

/** What several files say together, in sentences: faults of the numbering, two locks of one contest, whose receipt is whose. */
export function explainTogether(files: readonly Explained[]): readonly Verdict[] {
  return [...numbering(files), ...twoLocks(files), ...receipts(files)];
}

function numbering(files: readonly Explained[]): readonly Verdict[] {
  const commitments = files.flatMap((file) => {
    if (file.kind === "commitment" || file.kind === "ledger") return file.commitments;
    return file.kind === "bundle" && file.draw !== null ? file.draw.commitments : [];
  });
  const byIssuer = Map.groupBy(commitments, (one) => one.issuer);
  const verdicts = [...byIssuer.values()].flatMap((own) => numberingOf(own, files.length));
  if (byIssuer.size < 2) return verdicts;
  const words = "Each numbers its draws for itself. A clan that has more than one should say why.";
  return [{ tone: "good", title: `The files come from ${byIssuer.size} issuers`, words }, ...verdicts];
}

function numberingOf(commitments: readonly Commitment[], files: number): readonly Verdict[] {
  // Of one file alone the numbers before it are not expected to be at hand.
  return files < 2 || commitments.length < 2 ? [] : [numberingVerdict(commitments)];
}

function locksOf(files: readonly Explained[]): readonly { readonly commitment: string; readonly lock: string }[] {
  return files.flatMap((file) => {
    if (file.kind === "receipt" && file.entry !== null) {
      return [{ commitment: file.entry.commitmentHash, lock: file.entry.lockHash }];
    }
    return file.kind === "bundle" && file.draw !== null
      ? [{ commitment: file.draw.commitmentHash, lock: file.draw.lockHash }]
      : [];
  });
}

function twoLocks(files: readonly Explained[]): readonly Verdict[] {
  const byCommitment = Map.groupBy(locksOf(files), (one) => one.commitment);
  const isTwice = [...byCommitment.values()].some((locks) => new Set(locks.map((one) => one.lock)).size > 1);
  if (!isTwice) return [];
  return [
    {
      tone: "bad",
      title: "Two different locks of one draw",
      words: "A list is locked once. These files show two locks of the same announcement: the contest is void.",
    },
  ];
}

function receipts(files: readonly Explained[]): readonly Verdict[] {
  const draws = files.flatMap((file) => (file.kind === "bundle" && file.draw !== null ? [file.draw] : []));
  return files.flatMap((file): Verdict[] => {
    if (file.kind !== "receipt" || file.entry === null) return [];
    const { entry } = file;
    const draw = draws.find((one) => one.lockHash === entry.lockHash);
    if (draw === undefined) return [];
    const place = draw.entries.ids.indexOf(entry.id);
    return draw.entries.weights[place] === entry.weight
      ? [{ tone: "good", title: "The receipt belongs to the proof", words: `Entry ${entry.id} is in its list.` }]
      : [{ tone: "bad", title: "The receipt and the proof differ", words: `Entry ${entry.id} is not so in its list.` }];
  });
}
