import { useClient } from "#renderer/api/client-context.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Card } from "#renderer/ui/Card.tsx";
import { FilePick } from "#renderer/ui/FilePick.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { Progress } from "#renderer/ui/Progress.tsx";
import text from "#renderer/ui/text.module.css";
import { plainText } from "#shared/plain-text.ts";
import { cancelHistoryImport, historyImportWords, importHistoryFile, useHistoryImport } from "./history-import.ts";
import styles from "./Settings.module.css";

/** Takes values of the past in from a file. It goes on while other pages are looked at. */
export function ImportCard() {
  const client = useClient();
  const state = useHistoryImport();
  const isRunning = state.state === "running";
  return (
    <Card title="Import history">
      <div className={styles.settings}>
        <p className={styles.lead}>
          A file with one JSON object a line:{" "}
          <code className={text.mono}>
            {'{"game":"osrs","account":"Name","at":"2026-01-31T12:00:00Z","metrics":{"xp.overall":4800000}}'}
          </code>{" "}
          The same file again changes nothing; what was checked here stays as it is.
        </p>
        <div className={text.row}>
          {isRunning ? (
            <Button onClick={cancelHistoryImport}>Cancel the import</Button>
          ) : (
            <FilePick
              label="Choose a file"
              what="Choose a file with history"
              accept=".jsonl,.ndjson,.json,.txt"
              onFile={(file) => void importHistoryFile(client, file)}
            />
          )}
          <span className={text.clip}>{plainText(state.file)}</span>
        </div>
        {isRunning && <Progress label="Import history" value={state.read} max={state.size} />}
        <p role="status" className={text.num}>
          {historyImportWords(state, numbers.count)}
          {isRunning && <span className={text.quiet}> It goes on when you leave this page.</span>}
        </p>
        {state.refused.length > 0 && (
          <ul className={text.quiet} aria-label="Refused lines">
            {state.refused.map(({ line, metric, why }) => (
              <li key={`${line} ${metric}`}>
                Line {numbers.count(line)}
                {metric !== null && `, ${metric},`} {why}
              </li>
            ))}
            {state.refusedCount > state.refused.length && (
              <li>and {numbers.count(state.refusedCount - state.refused.length)} more</li>
            )}
          </ul>
        )}
      </div>
    </Card>
  );
}
