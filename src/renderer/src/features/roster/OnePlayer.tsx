import { type FormEvent, type ReactNode, useState } from "react";
import { failureOf } from "#renderer/api/failures.ts";
import { useMembers } from "#renderer/api/queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { RosterChanges } from "#shared/contract/roster.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";
import styles from "./Roster.module.css";
import { useRosterActions } from "./use-roster.ts";

export interface OnePlayerProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly leave: ReactNode;
}

const NO_ROLE = "";

/** One player who joins, gets another role or leaves. */
export function OnePlayer({ clan, game, leave }: OnePlayerProps) {
  const { apply } = useRosterActions(clan);
  const rows = useMembers(clan).data?.rows ?? [];
  const [name, setName] = useState("");
  const [role, setRole] = useState(NO_ROLE);
  const [chosen, setChosen] = useState("");
  const [newRole, setNewRole] = useState(NO_ROLE);
  const member = rows.find((row) => String(row.id) === chosen);
  const roles = [
    {
      head: null,
      options: [
        { value: NO_ROLE, text: "No role" },
        ...rolesOf(game, rows).map(({ id, label }) => ({ value: id, text: label })),
      ],
    },
  ];

  function run(changes: Partial<RosterChanges>, done: string, after: () => void): void {
    apply.mutate(changes, {
      onSuccess() {
        showToast(done);
        after();
      },
    });
  }

  function add(event: FormEvent): void {
    event.preventDefault();
    const joins = [{ name: name.trim(), gameRole: role || null, joinedAt: null, externalId: null }];
    run({ joins }, `${isolateName(shownName(name.trim()))} joined`, () => setName(""));
  }

  const called = member === undefined ? "" : isolateName(shownName(member.name));
  return (
    <div className={styles.body}>
      <form className={styles.fields} onSubmit={add}>
        <TextField
          label="Name of a player"
          width={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Labelled label="Role">
          <Select label="Role of the player" value={role} groups={roles} onChange={setRole} />
        </Labelled>
        <Button type="submit" icon="plus" disabled={name.trim() === "" || apply.isPending}>
          Add
        </Button>
      </form>
      {rows.length > 0 && (
        <div className={styles.fields}>
          <Labelled label="Member">
            <Select
              label="Member"
              value={chosen}
              groups={[
                {
                  head: null,
                  options: [
                    { value: "", text: "Choose a member" },
                    ...[...rows]
                      .sort((a, b) => a.name.localeCompare(b.name))
                      .map((row) => ({ value: String(row.id), text: shownName(row.name) })),
                  ],
                },
              ]}
              onChange={(id) => {
                setChosen(id);
                setNewRole(rows.find((row) => String(row.id) === id)?.gameRole ?? NO_ROLE);
              }}
            />
          </Labelled>
          {member !== undefined && (
            <>
              <Labelled label="Role">
                <Select label="Role of the member" value={newRole} groups={roles} onChange={setNewRole} />
              </Labelled>
              <Button
                disabled={apply.isPending || newRole === (member.gameRole ?? NO_ROLE)}
                onClick={() =>
                  run(
                    { roles: [{ account: member.id, gameRole: newRole || null }] },
                    `The role of ${called} is changed`,
                    () => {},
                  )
                }
              >
                Change the role
              </Button>
              <Button
                disabled={apply.isPending}
                onClick={() =>
                  run({ leaves: [member.id] }, `${called} left. What was recorded stays`, () => setChosen(""))
                }
              >
                Remove from the clan
              </Button>
            </>
          )}
        </div>
      )}
      {apply.isError && (
        <p role="alert">
          <FailureText failure={failureOf(apply.error)} />
        </p>
      )}
      <div className={cx(styles.buttons, styles.end)}>{leave}</div>
    </div>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.labelled}>
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}

/** The game's roles, and what else somebody in the clan is. */
function rolesOf(game: GameInfo, rows: readonly { readonly gameRole: string | null }[]) {
  const others = [...new Set(rows.flatMap((row) => row.gameRole ?? []))].filter(
    (id) => !game.roles.some((role) => role.id === id),
  );
  return [...game.roles, ...others.sort().map((id) => ({ id, label: shownName(id) }))];
}
