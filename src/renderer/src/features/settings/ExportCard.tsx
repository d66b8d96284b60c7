import { useState } from "react";
import { Card } from "#renderer/ui/Card.tsx";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import text from "#renderer/ui/text.module.css";
import type { ClanSummary } from "#shared/contract/clans.ts";
import { plainText } from "#shared/plain-text.ts";
import styles from "./Settings.module.css";
import { EXPORTS, exportLine } from "./settings-words.ts";

/** How to take the data along: the command lines that write it. */
export function ExportCard({ clans }: { readonly clans: readonly ClanSummary[] }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const clan = clans.find((one) => one.id === chosen) ?? clans[0] ?? null;
  return (
    <Card
      title="Export"
      aside={
        clan !== null && (
          <Select
            look="chip"
            label="Clan to export"
            value={String(clan.id)}
            groups={[
              { head: null, options: clans.map((one) => ({ value: String(one.id), text: plainText(one.name) })) },
            ]}
            onChange={(id) => setChosen(Number(id))}
          />
        )
      }
    >
      <p className={styles.lead}>
        In a terminal. Each writes a table as CSV; add <code className={text.mono}>--format json</code> for JSON, and{" "}
        <code className={text.mono}>--data-dir</code> with the folder above where it is not the usual one. Lists in the
        window have “Save as CSV” as well.
      </p>
      <ul className={styles.exports}>
        {EXPORTS.map(({ what, text: label }) => {
          const line = exportLine(what, clan?.id ?? null);
          return (
            <li key={what}>
              <span>{label}</span>
              <code className={text.mono}>{line}</code>
              <CopyButton text={line} what={`line for ${what}`} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
