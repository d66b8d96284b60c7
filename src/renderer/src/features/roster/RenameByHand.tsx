import { type FormEvent, useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { MemberRow } from "#shared/contract/members.ts";
import type { AccountId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import styles from "./Roster.module.css";
import type { Renaming } from "./roster-words.ts";

export interface RenameByHandProps {
  /** Members whose name is on no board: they stand first. */
  readonly notFound: readonly { readonly account: AccountId }[];
  /** Everybody, former members too: a new name may have joined and left before. */
  readonly rows: readonly MemberRow[];
  readonly onChoose: (renaming: Renaming) => void;
}

/** A new name that an officer knows. */
export function RenameByHand({ notFound, rows, onChoose }: RenameByHandProps) {
  const [chosen, setChosen] = useState("");
  const [name, setName] = useState("");
  const lost = new Set(notFound.map((one) => one.account));
  const active = rows.filter((row) => row.active).sort((a, b) => a.name.localeCompare(b.name));
  const member = active.find((row) => String(row.id) === chosen);
  const options = (list: readonly MemberRow[]) =>
    list.map((row) => ({ value: String(row.id), text: shownName(row.name) }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    const toName = name.trim();
    if (member === undefined || toName === "") return;
    const same = (text: string) => text.toLowerCase().replace(/[\s_-]/g, " ");
    const known = rows.find((row) => row.id !== member.id && same(row.name) === same(toName));
    onChoose({ account: member.id, name: member.name, toName, toAccount: known?.id ?? null });
  }

  return (
    <form className={styles.fields} onSubmit={submit} aria-label="By hand">
      <div className={styles.labelled}>
        <span aria-hidden="true">Member</span>
        <Select
          label="Member with another name"
          value={chosen}
          groups={[
            { head: null, options: [{ value: "", text: "Choose a member" }] },
            ...(lost.size > 0
              ? [{ head: "Not found", options: options(active.filter((row) => lost.has(row.id))) }]
              : []),
            { head: "Members", options: options(active.filter((row) => !lost.has(row.id))) },
          ]}
          onChange={setChosen}
        />
      </div>
      <TextField label="New name" width={180} value={name} onChange={(event) => setName(event.target.value)} />
      <Button type="submit" disabled={member === undefined || name.trim() === ""}>
        Rename
      </Button>
    </form>
  );
}
