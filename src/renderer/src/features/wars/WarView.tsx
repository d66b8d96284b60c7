import { useEffect } from "react";
import { Chip } from "#renderer/ui/Chip.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import layout from "#renderer/ui/layout.module.css";
import { numbers } from "#renderer/ui/numbers.ts";
import { memberPath } from "#renderer/ui/route.ts";
import { Segments } from "#renderer/ui/Segments.tsx";
import text from "#renderer/ui/text.module.css";
import { useNow } from "#renderer/ui/use-now.ts";
import type { WarDetail, WarSummary } from "#shared/contract/wars.ts";
import type { AccountId, ClanId, WarId } from "#shared/ids.ts";
import { SECOND } from "#shared/time.ts";
import { AttacksTable } from "./AttacksTable.tsx";
import { LineUpTable } from "./LineUpTable.tsx";
import { WarClock } from "./WarClock.tsx";
import { WarHistory } from "./WarHistory.tsx";
import { WarScore } from "./WarScore.tsx";
import styles from "./Wars.module.css";
import { phaseOf } from "./war-phase.ts";
import { warTitle } from "./war-words.ts";
import { START, useWarsStore, type WarPart } from "./wars-store.ts";

export interface WarViewProps {
  readonly clan: ClanId;
  readonly war: WarDetail;
  /** All wars that were seen, this one included. */
  readonly wars: readonly WarSummary[];
  readonly open: WarId | null;
  readonly openMember: AccountId | null;
}

/** One war on the page: score and countdown, then one of line-up, opponents, attacks and the wars before. */
export function WarView({ clan, war, wars, open, openMember }: WarViewProps) {
  const state = useWarsStore((store) => store.clans[clan]) ?? START;
  const changeState = useWarsStore((store) => store.change);
  const phase = phaseOf(war, useNow(SECOND));
  const hasBattle = phase !== "preparation";
  const isLeftOnly = state.isLeftOnly && phase === "battle" && state.part === "own";
  const own = isLeftOnly ? war.members.filter((member) => member.attacksLeft > 0) : war.members;
  const before = wars.filter((one) => one.id !== war.id);
  const { part } = state;

  // An address can open a war that only the list of wars names.
  useEffect(() => {
    if (open !== null) changeState(clan, { part: "history" });
  }, [clan, open, changeState]);

  const lineUp = {
    attacks: war.attacks,
    open: openMember,
    memberPathOf: (id: AccountId) => memberPath(clan, id, "wars"),
    hasBattle,
    isOver: phase === "awaiting" || phase === "ended",
  };
  const parts: readonly { readonly value: WarPart; readonly text: string }[] = [
    { value: "own", text: "Line-up" },
    { value: "opponents", text: "Opponents" },
    ...(hasBattle ? [{ value: "attacks" as const, text: `Attacks ${numbers.count(war.attacks.length)}` }] : []),
    { value: "history", text: "Wars before" },
  ];
  const partLabel = `${parts.find((one) => one.value === part)?.text}, ${warTitle(war)}`;
  return (
    <div className={layout.page}>
      <section className={styles.head} aria-label={warTitle(war)}>
        <div className={styles.what}>
          <h2 className={text.clip} title={warTitle(war)}>
            {warTitle(war)}
          </h2>
          <WarClock war={war} isAnnounced />
          {phase === "battle" && (
            <p className={text.quiet}>
              <b className={text.strong}>{numbers.count(war.attacksLeft)}</b> attacks left by{" "}
              <b className={text.strong}>{numbers.count(war.membersWithAttacksLeft)}</b> of {war.members.length} members
            </p>
          )}
        </div>
        <WarScore war={war} />
      </section>
      <div className={layout.toolbar}>
        <Segments
          label="Part of the war"
          value={part}
          options={parts}
          onChange={(value) => changeState(clan, { part: value })}
        />
        {phase === "battle" && part === "own" && (
          <Chip
            isOn={isLeftOnly}
            aria-pressed={isLeftOnly}
            onClick={() => changeState(clan, { isLeftOnly: !isLeftOnly })}
          >
            Attacks left
          </Chip>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section className={layout.scroll} tabIndex={0} aria-label={partLabel}>
        {part === "own" && own.length > 0 && (
          <LineUpTable label="Our line-up" members={own} against={war.opponents} {...lineUp} />
        )}
        {part === "own" && own.length === 0 && (
          <EmptyState title="Nobody has attacks left">All members of the line-up made their attacks.</EmptyState>
        )}
        {part === "opponents" && (
          <LineUpTable label="Line-up of the opponents" members={war.opponents} against={war.members} {...lineUp} />
        )}
        {part === "attacks" && war.attacks.length > 0 && <AttacksTable attacks={war.attacks} />}
        {part === "attacks" && war.attacks.length === 0 && (
          <EmptyState title="No attack yet">The first will be here within a check of being made.</EmptyState>
        )}
        {part === "history" && before.length > 0 && <WarHistory clan={clan} wars={before} open={open} />}
        {part === "history" && before.length === 0 && (
          <EmptyState title="No other war was seen yet">
            A war is kept from the first check that sees it; it moves here when the next one begins.
          </EmptyState>
        )}
      </section>
    </div>
  );
}
