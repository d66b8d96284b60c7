import { Icon } from "#renderer/ui/Icon.tsx";
import { hrefOf } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import type { Attention } from "#shared/contract/clans.ts";
import type { ClanId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import { attentionWords } from "#shared/words/attention.ts";
import styles from "./Clans.module.css";
import { stepOf } from "./clan-card.ts";

export interface AttentionLineProps {
  readonly clan: ClanId;
  readonly attention: Attention;
}

/** Something that needs an officer, and the way to where it is dealt with. */
export function AttentionLine({ clan, attention }: AttentionLineProps) {
  const words = attentionWords(attention);
  const step = stepOf(clan, attention.kind);
  const detail = attention.detail === null ? words : `${words}: ${plainText(attention.detail)}`;
  return (
    <li>
      <Icon
        name={attention.level === "bad" ? "fail" : attention.kind === "not-seen" ? "clock" : "warn"}
        tone={attention.level}
      />
      <span className={text.clip} title={detail}>
        {words}
      </span>
      <a className={`${text.link} ${styles.end}`} href={hrefOf(step.path)} aria-label={`${step.text}: ${words}`}>
        {step.text}
      </a>
    </li>
  );
}
