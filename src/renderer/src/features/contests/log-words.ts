/** What the audit calls an action, as it is said of a person. */
const WORDS: Readonly<Record<string, string>> = {
  create: "wrote the draft",
  update: "changed the draft",
  remove: "deleted the draft",
  activate: "activated it",
  end: "ended it",
  correct: "corrected entries",
  "opt-out": "entered who takes no part",
  "opt-in": "entered who takes part again",
  lock: "locked the entries",
  publish: "recorded a publication",
  witness: "entered what a witness said",
  beacon: "entered the random number",
  draw: "drew",
  rearm: "re-armed it",
  void: "declared it void",
  seal: "made a sealed copy",
  adopt: "took it over from a sealed copy",
};

/** Of `contest.lock`, `contests.lock` or `lock`: `locked the entries`; what is of another build stays as it is. */
export function logWords(action: string): string {
  const short = action.replace(/^contests?[.-]/, "");
  return WORDS[short] ?? short;
}
