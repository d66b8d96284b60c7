import { useMembers } from "#renderer/api/queries.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import { clanPath, hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import type { ClanId } from "#shared/ids.ts";
import styles from "./Clans.module.css";
import { onlineLine } from "./online-line.ts";

/** Who is in the game now and with whom; nothing where nobody is. */
export function OnlineLine({ clan }: { readonly clan: ClanId }) {
  const { data } = useMembers(clan);
  const line = data === undefined ? null : onlineLine(data);
  if (line === null) return null;
  return (
    <li>
      <span className={styles.quietIcon}>
        <Icon name="users" />
      </span>
      <a className={text.clip} href={hrefOf(clanPath(clan))} title={line.title}>
        {line.text}
      </a>
    </li>
  );
}
