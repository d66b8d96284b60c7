import { Command } from "cmdk";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { isMac, isSingleKey, keyNames, useAreSingleKeysOn } from "#renderer/ui/hotkeys.ts";
import { Icon } from "#renderer/ui/Icon.tsx";
import text from "#renderer/ui/text.module.css";
import { shownName } from "#shared/plain-text.ts";
import styles from "./Palette.module.css";
import { markedParts, type PaletteItem } from "./palette-items.ts";

export interface PaletteLineProps {
  readonly item: PaletteItem;
  readonly query: string;
  readonly onRun: () => void;
}

/** One thing that was found, with what it was found by. */
export function PaletteLine({ item, query, onRun }: PaletteLineProps) {
  const shown = shownName(item.text);
  const areSingleKeysOn = useAreSingleKeysOn();
  const stroke = item.stroke !== null && (areSingleKeysOn || !isSingleKey(item.stroke)) ? item.stroke : null;
  return (
    <Command.Item className={styles.item} value={item.id} onSelect={onRun}>
      <span className={styles.icon}>
        {item.game === undefined ? <Icon name={item.icon} /> : <GameMark game={item.game} />}
      </span>
      <span className={text.clip}>
        <bdi className={styles.text}>
          {markedParts(shown, query).map((part, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place.
            part.isMatch ? <mark key={index}>{part.text}</mark> : part.text,
          )}
        </bdi>{" "}
        {item.note !== "" && <span className={text.quiet}>{item.note}</span>}
      </span>
      {stroke !== null && <kbd>{keyNames(stroke, isMac())}</kbd>}
    </Command.Item>
  );
}
