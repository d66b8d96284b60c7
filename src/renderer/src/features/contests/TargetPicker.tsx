import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { cx } from "#renderer/ui/cx.ts";
import field from "#renderer/ui/Field.module.css";
import { Icon } from "#renderer/ui/Icon.tsx";
import styles from "./Builder.module.css";
import { findTargets, type TargetOption } from "./target-options.ts";

export interface TargetPickerProps {
  readonly label: string;
  readonly options: readonly TargetOption[];
  /** Keys; none: all of them. */
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

const MOST_CHOSEN = 60;

/** Some of many, found by typing: arrows move, Enter takes one, Backspace takes the last one out. */
export function TargetPicker({ label, options, chosen, error, onChange }: TargetPickerProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = findTargets(options, chosen, query);
  const isListed = isOpen && chosen.length < MOST_CHOSEN;
  const activeId = isListed && found[active] !== undefined ? `${id}-${active}` : undefined;
  const labelOf = (key: string) => options.find((one) => one.key === key)?.label ?? key;

  useEffect(() => {
    if (activeId !== undefined)
      list.current?.querySelector(`#${CSS.escape(activeId)}`)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  function add(key: string): void {
    onChange([...chosen, key]);
    setQuery("");
    setActive(0);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setOpen(true);
      setActive(isOpen ? Math.min(found.length - 1, Math.max(0, active + move)) : 0);
    } else if (event.key === "Enter" && isListed) {
      // Enter would send the form.
      event.preventDefault();
      const option = found[active];
      if (option !== undefined) add(option.key);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Backspace" && query === "" && chosen.length > 0) {
      onChange(chosen.slice(0, -1));
    }
  }

  return (
    <div className={field.stack}>
      <label htmlFor={id}>Of</label>
      {chosen.length > 0 && (
        <ul className={styles.targets}>
          {chosen.map((key) => (
            <li key={key}>
              <button
                type="button"
                aria-label={`Take ${labelOf(key)} out`}
                onClick={() => onChange(chosen.filter((one) => one !== key))}
              >
                {labelOf(key)} <Icon name="x" size="tiny" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.combo}>
        <span className={cx(field.field, error !== undefined && field.invalid)}>
          <Icon name="search" size="small" />
          <input
            id={id}
            role="combobox"
            aria-label={label}
            aria-expanded={isListed}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={activeId}
            aria-invalid={error !== undefined}
            aria-describedby={`${id}-hint`}
            autoComplete="off"
            spellCheck={false}
            placeholder={chosen.length === 0 ? "All of them; type to choose some" : "Add another"}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setActive(0);
              setOpen(true);
            }}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
          />
        </span>
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          className={styles.options}
          hidden={!isListed}
        >
          {found.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and takes the keys.
            <div
              key={option.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => add(option.key)}
            >
              {option.label}
            </div>
          ))}
          {found.length === 0 && (
            <div role="option" aria-selected={false} aria-disabled="true" tabIndex={-1}>
              Nothing is called that.
            </div>
          )}
        </div>
      </div>
      <span
        id={`${id}-hint`}
        role={error === undefined ? undefined : "alert"}
        className={error === undefined ? field.hint : field.error}
      >
        {error ?? (chosen.length === 0 ? "Nothing chosen: all of them count together." : "")}
      </span>
    </div>
  );
}
