import { describe, expect, it } from "vitest";
import { type HeadFacts, isDoubtful } from "./ledger.ts";

const OURS = "8f3a0c5be2d14796a1b05c7d9e2f4a68";
const OTHER = "0f3a0c5be2d14796a1b05c7d9e2f4a68";
const HASH = "6e1ae840f5e93bc56954275062d3606be667405581d38bfafc13ba679d59c4ea";

const SOUND: HeadFacts = {
  isElsewhere: false,
  issuer: OURS,
  hasCommitments: true,
  file: { issuer: OURS, seq: 4, hash: HASH },
  namedHash: HASH,
};

describe("whether a workspace may be a copy", () => {
  it.each<readonly [situation: string, facts: Partial<HeadFacts>, isCopy: boolean]>([
    ["the file names a commitment that is here", {}, false],
    ["it names one that is not here: a backup was restored", { namedHash: null }, true],
    ["under its number there is another", { namedHash: HASH.replace("6", "7") }, true],
    ["the folder is another", { isElsewhere: true }, true],
    ["there is no file, and there are commitments", { file: "none", namedHash: null }, true],
    ["there is neither: the first one is to come", { file: "none", namedHash: null, hasCommitments: false }, false],
    ["the file is not readable", { file: "unreadable", namedHash: null, hasCommitments: false }, true],
    ["the file is from before the first one", { file: { issuer: OURS, seq: 0, hash: HASH }, namedHash: null }, false],
    ["the file is of another issuer", { file: { issuer: OTHER, seq: 1, hash: HASH } }, true],
    [
      "it is of the issuer before, and the new one numbered nothing: the process ended in between",
      { file: { issuer: OTHER, seq: 1, hash: HASH }, hasCommitments: false },
      false,
    ],
  ])("%s", (_situation, facts, isCopy) => expect(isDoubtful({ ...SOUND, ...facts })).toBe(isCopy));
});
