import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { Ledger } from "#shared/contract/contests.ts";
import styles from "./ContestDialog.module.css";

type Choice = "head" | "new";

/** After a restore or a copy a leader says which numbers count. */
export function LedgerDecision({ ledger }: { readonly ledger: Ledger }) {
  const { contests } = useClient();
  const queries = useQueryClient();
  const confirm = useMutation({
    mutationFn: (choice: Choice) => contests.confirmLedger({ choice }),
    onSuccess(_, choice) {
      showToast(choice === "head" ? "The numbers go on" : "The numbers begin again at 1");
      return queries.invalidateQueries({ queryKey: ["contests"] });
    },
    onError: (error) => showToast(failureLine(error), { icon: "fail" }),
  });
  const last = ledger.head === null ? "none" : `No. ${ledger.head.seq}`;
  return (
    <section className={styles.part} aria-label="Which numbers count">
      <h3>Which numbers count?</h3>
      <p>
        The last commitment here is {last}. Look up in your channel which one was posted last: if a later one was, it is
        missing here, and going on would use its number twice.
      </p>
      <div className={styles.buttons}>
        <Button disabled={confirm.isPending} onClick={() => confirm.mutate("head")}>
          {last} was the last one posted: go on
        </Button>
        <Button disabled={confirm.isPending} onClick={() => confirm.mutate("new")}>
          Begin again at No. 1; open contests become void
        </Button>
      </div>
    </section>
  );
}
