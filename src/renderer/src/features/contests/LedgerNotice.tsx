import { useState } from "react";
import { useLedger } from "#renderer/api/contest-queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Notice } from "#renderer/ui/Notice.tsx";
import { LedgerDialog } from "./LedgerDialog.tsx";
import { ledgerProblemWords } from "./ledger-words.ts";

/** Where the numbers of the workspace have trouble; nothing where all is well. */
export function LedgerNotice() {
  const ledger = useLedger().data;
  const isLeader = useMay("leader");
  const [isOpen, setOpen] = useState(false);
  if (ledger === undefined || (!ledger.needsConfirmation && ledger.problems.length === 0)) return null;
  const show = (
    <Button onClick={() => setOpen(true)}>{ledger.needsConfirmation && isLeader ? "Decide…" : "Show"}</Button>
  );
  return (
    <div className={layout.notices}>
      {ledger.needsConfirmation ? (
        <Notice tone="warn" cause="This workspace seems to be restored or copied." action={show}>
          Nothing is committed or drawn before {isLeader ? "you say" : "a leader says"} which numbers count.
        </Notice>
      ) : (
        <Notice tone="warn" cause="The numbers of this workspace have a fault." action={show}>
          {ledger.problems.map(ledgerProblemWords).join(" ")}
        </Notice>
      )}
      {isOpen && <LedgerDialog onClose={() => setOpen(false)} />}
    </div>
  );
}
