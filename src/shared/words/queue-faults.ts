/** What is wrong with the queue, and what helps, in words for the window and the terminal. */
import type { QueueFault, QueueFinding } from "#shared/contract/queue.ts";

const FAULTS: Readonly<Record<QueueFault, readonly [one: string, many: string, meaning: string]>> = {
  "clan-without-resource": ["clan has", "clans have", "no place in the queue, so nothing is fetched for it"],
  "member-without-resource": ["member has", "members have", "no place in the queue, so nothing is fetched for them"],
  "not-planned": ["thing is", "things are", "needed and not planned, so nobody asks for it"],
  "needed-by-nobody": ["thing is", "things are", "planned though nobody needs it"],
  "unknown-kind": ["thing is", "things are", "of a game or a kind that this version does not know"],
  "nothing-on-the-way": ["thing waits", "things wait", "for an answer though nothing is on the way"],
  "due-far": ["thing is", "things are", "due later than any plan allows"],
  "good-far": ["thing is", "things are", "said to hold longer than any answer does"],
  "dangling-batch": ["line of a check waits", "lines of checks wait", "for something that nobody asks for"],
};

export function findingWords(finding: QueueFinding): string {
  const [one, many, meaning] = FAULTS[finding.fault];
  const rest = finding.count - finding.examples.length;
  const examples = `${finding.examples.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return `${finding.count} ${finding.count === 1 ? one : many} ${meaning} (${examples}).`;
}

export function findingAdvice(finding: Pick<QueueFinding, "isRepairable" | "fault">): string {
  if (finding.isRepairable) return "Set it right with: adjutant queue validate --repair";
  return finding.fault === "unknown-kind"
    ? "It is left alone: a newer version may know it."
    : "Look again when nothing is being fetched.";
}
