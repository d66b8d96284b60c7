import { useLedger } from "#renderer/api/contest-queries.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import table from "#renderer/ui/table.module.css";
import { When } from "#renderer/ui/When.tsx";
import type { Ledger } from "#shared/contract/contests.ts";
import styles from "./ContestDialog.module.css";
import { LedgerDecision } from "./LedgerDecision.tsx";
import { ledgerProblemWords, OUTCOME_WORDS } from "./ledger-words.ts";
import { WideTable } from "./WideTable.tsx";

/** The numbers of this workspace's commitments: each ends in a draw, in another attempt or as void, and none is missing. */
export function LedgerDialog({ onClose }: { readonly onClose: () => void }) {
  const { data: ledger, error, refetch } = useLedger();
  const isLeader = useMay("leader");
  return (
    <Dialog
      title="Numbers of this workspace"
      isOpen
      onClose={onClose}
      className={styles.wide}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {ledger === undefined && error !== null && (
        <ReadFailure what="The numbers" failure={failureOf(error)} onRetry={() => void refetch()} />
      )}
      {ledger !== undefined && (
        <div className={styles.form}>
          <p>
            Every commitment gets the next number and names the one before. Each number has to end in a draw, in another
            attempt or in a public “void”: a draw that was made and hidden would leave a gap.
          </p>
          {ledger.problems.map((problem) => (
            <p key={problem} className={styles.person}>
              <Icon name="warn" size="small" tone="warn" />
              <span>{ledgerProblemWords(problem)}</span>
            </p>
          ))}
          {ledger.needsConfirmation && isLeader && <LedgerDecision ledger={ledger} />}
          {ledger.commitments.length === 0 ? (
            <p className={styles.quiet}>There is no commitment yet: the first contest that is activated gets No. 1.</p>
          ) : (
            <Numbers commitments={ledger.commitments} />
          )}
          {ledger.issuer !== null && (
            <div className={styles.address}>
              <span>Issuer</span>
              <code>{ledger.issuer}</code>
              <CopyButton text={ledger.issuer} what="issuer" />
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function Numbers({ commitments }: Pick<Ledger, "commitments">) {
  const newest = commitments.toSorted((a, b) => b.createdAt - a.createdAt || b.seq - a.seq);
  return (
    <WideTable label="Commitments">
      <table className={cx(table.table, table.compact, table.static, styles.numbers)}>
        <colgroup>
          <col style={{ width: 56 }} />
          <col />
          <col style={{ width: 128 }} />
          <col style={{ width: 96 }} />
          <col style={{ width: 96 }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={table.number}>
              No.
            </th>
            <th scope="col">Contest</th>
            <th scope="col">Ended as</th>
            <th scope="col">Commitment</th>
            <th scope="col" className={table.number}>
              Made
            </th>
          </tr>
        </thead>
        <tbody>
          {newest.map((one) => (
            <tr key={one.hash}>
              <th scope="row" className={table.number}>
                {one.seq}
              </th>
              <td>
                <Name text={one.title} />
                {one.attempt > 1 && <span className={table.role}>attempt {one.attempt}</span>}
              </td>
              <td title={OUTCOME_WORDS[one.outcome]}>{OUTCOME_WORDS[one.outcome]}</td>
              <td title={one.hash}>
                <code>{one.hash.slice(0, 8)}</code>
              </td>
              <td className={table.number}>
                <When at={one.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
