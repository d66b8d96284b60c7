import { type KeyboardEvent, useRef } from "react";
import { cx } from "./cx.ts";
import styles from "./Field.module.css";
import { useAreSingleKeysOn, useHotkeys } from "./hotkeys.ts";
import { Icon } from "./Icon.tsx";
import layout from "./layout.module.css";
import text from "./text.module.css";

export interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Filters the list of a page while one types; `/` comes here. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const areSingleKeysOn = useAreSingleKeysOn();
  useHotkeys({ "/": () => input.current?.focus() });

  // Escape first takes the text away, and only then closes what is open.
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || value === "") return;
    event.preventDefault();
    onChange("");
  }

  return (
    <span className={cx(styles.field, layout.search)}>
      <Icon name="search" size="small" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {areSingleKeysOn && <kbd className={text.hidePhone}>/</kbd>}
    </span>
  );
}
