import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { saveText } from "#renderer/ui/save-text.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { DrawDocument } from "#shared/contract/contests.ts";
import type { ContestId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import type { Instant } from "#shared/time.ts";
import { isolateName } from "#shared/words/isolate.ts";

const POSTED: Readonly<Record<DrawDocument, string>> = {
  commitment: "It is recorded where the commitment was posted",
  lock: "It is recorded where the lock was posted",
  result: "It is recorded where the winners were posted",
};

export interface Posting {
  readonly document: DrawDocument;
  readonly place: string;
  readonly reference: string;
  readonly at: Instant | null;
}

/** What one step does to a contest: it is told, and all that is shown of contests is read anew. */
function useStep<Input, Output>(
  run: (input: Input) => Promise<Output>,
  said: (output: Output, input: Input) => string,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess(output, input) {
      showToast(said(output, input));
      return queries.invalidateQueries({ queryKey: ["contests"] });
    },
    onError: (error) => showToast(failureLine(error), { icon: "fail" }),
  });
}

/** What officers can do with a contest. */
export function useContestActions(id: ContestId) {
  const { contests } = useClient();
  const named = (name: string) => isolateName(shownName(name));
  return {
    activate: useStep(
      () => contests.activate({ id }),
      ({ seq }) => `The contest is active as No. ${seq}: its terms are fixed`,
    ),
    remove: useStep(
      () => contests.remove({ id }),
      () => "The draft is deleted",
    ),
    end: useStep(
      () => contests.end({ id }),
      () => "The contest has ended; the last check has begun",
    ),
    lock: useStep(
      () => contests.lock({ id }),
      () => "The entries are locked",
    ),
    publish: useStep(
      (posting: Posting) => contests.publish({ id, ...posting }),
      (_, { document }) => POSTED[document],
    ),
    witness: useStep(
      (said: { readonly name: string; readonly value: string }) => contests.witness({ id, ...said }),
      (_, { name }) => `What ${named(name)} said is entered`,
    ),
    beacon: useStep(
      (signature: string) => contests.beacon({ id, signature }),
      () => "The random number is the one that the beacon signed",
    ),
    draw: useStep(
      () => contests.draw({ id }),
      () => "The winners are drawn",
    ),
    rearm: useStep(
      (terms: { readonly lockBy: Instant; readonly round: number | null; readonly reason: string }) =>
        contests.rearm({ id, ...terms }),
      ({ attempt }) => `Attempt ${attempt} has begun, with a new commitment`,
    ),
    declareVoid: useStep(
      (reason: string) => contests.void({ id, reason }),
      () => "The contest is declared void",
    ),
    correct: useStep(
      (change: { readonly ref: string; readonly weight: number | null; readonly reason: string }) =>
        contests.correct({ id, ...change }),
      ({ name, correction }) =>
        correction === null
          ? `The correction of ${named(name)} is taken back`
          : `The entries of ${named(name)} are corrected`,
    ),
    optOut: useStep(
      (change: { readonly ref: string; readonly isOut: boolean; readonly reason: string }) =>
        contests.optOut({ id, ...change }),
      ({ name, optOut }) => `${named(name)} takes ${optOut === null ? "part again" : "no part"}`,
    ),
  };
}

interface SavedFile {
  readonly fileName: string;
  readonly text: string;
}

const isPage = (fileName: string) => fileName.endsWith(".html");

/** Asks for a file and saves it; what fails is told. */
export async function saveFile(ask: () => Promise<SavedFile>): Promise<void> {
  try {
    const { fileName, text } = await ask();
    saveText(fileName, isPage(fileName) ? "text/html" : "application/json", text);
  } catch (error) {
    showToast(failureLine(error), { icon: "fail" });
  }
}
