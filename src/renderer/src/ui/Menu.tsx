import { DropdownMenu } from "radix-ui";
import type { ReactElement } from "react";
import { cx } from "./cx.ts";
import styles from "./float.module.css";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

export interface MenuItem {
  /** Items with the same head stand together below it. */
  readonly head?: string;
  readonly text: string;
  readonly icon?: IconName;
  /** Set for what is chosen or not; the menu stays open then. */
  readonly isChecked?: boolean;
  readonly onSelect: () => void;
}

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
}

/** A list of things to do or to choose, for the mouse and the keyboard. */
export function Menu({ trigger, items }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={cx(styles.surface, styles.menu)} align="start" sideOffset={4}>
          {groupsOf(items).map(([head, group]) =>
            head === null ? (
              group.map((item) => <Item key={item.text} {...item} />)
            ) : (
              <DropdownMenu.Group key={head}>
                <DropdownMenu.Label className={styles.menuHead}>{head}</DropdownMenu.Label>
                {group.map((item) => (
                  <Item key={item.text} {...item} />
                ))}
              </DropdownMenu.Group>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function groupsOf(items: readonly MenuItem[]): [head: string | null, items: MenuItem[]][] {
  return [...Map.groupBy(items, (item) => item.head ?? null)];
}

function Item({ text, icon, isChecked, onSelect }: MenuItem) {
  if (isChecked === undefined) {
    return (
      <DropdownMenu.Item className={styles.item} onSelect={onSelect}>
        {icon && <Icon name={icon} size="small" />}
        {text}
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.CheckboxItem
      className={styles.item}
      checked={isChecked}
      onSelect={(event) => {
        event.preventDefault();
        onSelect();
      }}
    >
      <span className={styles.tick}>{isChecked && <Icon name="check" size="small" />}</span>
      {text}
    </DropdownMenu.CheckboxItem>
  );
}
