import { useWars } from "#renderer/api/queries.ts";
import { cx } from "#renderer/ui/cx.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { clanPath, hrefOf, viewPath } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import { useNow } from "#renderer/ui/use-now.ts";
import type { ClanId } from "#shared/ids.ts";
import { SECOND } from "#shared/time.ts";
import { WarClock } from "./WarClock.tsx";
import styles from "./Wars.module.css";
import { phaseOf } from "./war-phase.ts";
import { attacksTotal, destructionText, starsText, warTitle } from "./war-words.ts";

/** The war that runs, in one line above another page of the clan. */
export function WarStrip({ clan }: { readonly clan: ClanId }) {
  const war = useWars(clan).data?.current ?? null;
  const now = useNow(SECOND);
  if (war === null) return null;
  const phase = phaseOf(war, now);
  const title = warTitle(war);
  return (
    <section className={styles.strip} aria-label="War that runs">
      <div className={styles.stripHead}>
        <Icon name="swords" />
        <span className={cx(text.strong, text.medium, text.clip)} title={title}>
          {title}
        </span>
        <WarClock war={war} isAnnounced />
      </div>
      {phase !== "preparation" && (
        <>
          <span className={styles.stripFact}>
            Stars <b>{starsText(war)}</b>
          </span>
          <span className={cx(styles.stripFact, styles.leavesFirst)}>
            Destruction <b>{destructionText(war)}</b>
          </span>
        </>
      )}
      {phase === "battle" && (
        <a className={cx(styles.stripFact, styles.stripLink)} href={hrefOf(viewPath(clan, "attacks-left"))}>
          Attacks left{" "}
          <b>
            {numbers.count(war.attacksLeft)} of {numbers.count(attacksTotal(war))}
          </b>
          <span className={styles.leavesFirst}>
            {" "}
            by {numbers.count(war.membersWithAttacksLeft)} {plural(war.membersWithAttacksLeft, "member", "members")}
          </span>
        </a>
      )}
      <a className={text.link} href={hrefOf(clanPath(clan, "wars"))}>
        Open war
      </a>
    </section>
  );
}
