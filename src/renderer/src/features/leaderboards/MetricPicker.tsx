import { type KeyboardEvent, useState } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { useRoving } from "#renderer/ui/roving.ts";
import { SearchField } from "#renderer/ui/SearchField.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import text from "#renderer/ui/text.module.css";
import type { GameInfo } from "#shared/game.ts";
import { MetricLine } from "./MetricLine.tsx";
import styles from "./MetricPicker.module.css";
import { canAdd, entriesOf, groupsOf, type MetricEntry } from "./metric-groups.ts";

export interface MetricPickerProps {
  readonly game: GameInfo;
  /** Keys on the board; several are summed. */
  readonly chosen: readonly string[];
  /** What was gained of each metric in the window; null is unknown. */
  readonly gains: ReadonlyMap<string, number | null>;
  readonly lately: readonly string[];
  /** The address of a board of these metrics. */
  readonly pathOf: (metrics: readonly string[]) => string;
  /** Whether boards over all clans of the game are looked at; null where there is one clan alone. */
  readonly isAcrossClans: boolean | null;
  readonly onScope: (isAcrossClans: boolean) => void;
  /** After a metric was chosen, not after one was added to the sum. */
  readonly onPicked?: () => void;
}

interface Section {
  readonly head: string;
  readonly lines: readonly { readonly name: string; readonly text: string; readonly entry: MetricEntry }[];
}

/** Every metric of the game with what was gained of it: one to look at, or several to sum. */
export function MetricPicker(props: MetricPickerProps) {
  const { game, chosen, gains, lately, pathOf, isAcrossClans, onScope, onPicked } = props;
  const [query, setQuery] = useState("");
  const [, navigate] = useHashLocation();
  const entries = entriesOf(game);
  const known = (keys: readonly string[]) => keys.flatMap((key) => entries.find((one) => one.key === key) ?? []);
  const inSum = known(chosen);
  const sections: Section[] = [
    ...(chosen.length > 1 ? [section("sum", `Sum of ${chosen.length}`, inSum)] : []),
    ...(query === "" ? [section("lately", "Used lately", known(lately))] : []),
    ...groupsOf(game, query).map((group) => section("all", group.head, group.entries, group.texts)),
  ].filter((one) => one.lines.length > 0);
  const names = sections.flatMap((one) => one.lines.map((line) => line.name));
  const found = sections.find((one) => one.lines[0]?.name.startsWith("all "))?.lines[0];
  const roving = useRoving(names);

  function onKeyDown(event: KeyboardEvent): void {
    const [first] = names;
    if (event.key === "ArrowDown" && first !== undefined) {
      event.preventDefault();
      roving.focus(first);
    } else if (event.key === "Enter" && query !== "" && found !== undefined) {
      event.preventDefault();
      setQuery("");
      navigate(pathOf([found.entry.key]));
      onPicked?.();
    }
  }

  return (
    <div className={styles.picker}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the input inside lead to the list. */}
      <div className={styles.search} onKeyDown={onKeyDown}>
        <SearchField label="Find a metric" placeholder="Find a metric" value={query} onChange={setQuery} />
      </div>
      {isAcrossClans !== null && (
        <Segments
          label="Whose board"
          size="small"
          value={isAcrossClans ? "all" : "one"}
          options={[
            { value: "one", text: "This clan" },
            { value: "all", text: "All clans", label: `All clans of ${game.name}` },
          ]}
          onChange={(value) => onScope(value === "all")}
        />
      )}
      <nav className={styles.list} aria-label="Metrics" {...roving.listProps}>
        {sections.map((one) => (
          <section key={one.head} aria-label={one.head}>
            <h2>{one.head}</h2>
            {one.lines.map(({ name, text: shown, entry }) => (
              <MetricLine
                key={name}
                entry={entry}
                text={shown}
                gained={gains.get(entry.key) ?? null}
                href={pathOf([entry.key])}
                isCurrent={chosen.includes(entry.key)}
                sum={sumOf(entry, inSum)}
                onSum={(next) => navigate(pathOf(next))}
                onPicked={onPicked}
                itemProps={roving.itemProps(name)}
              />
            ))}
          </section>
        ))}
        {names.length === 0 && <p className={text.quiet}>No metric is called that.</p>}
      </nav>
    </div>
  );
}

function section(
  kind: "sum" | "lately" | "all",
  head: string,
  entries: readonly MetricEntry[],
  texts?: ReadonlyMap<string, string>,
): Section {
  const lines = entries.map((entry) => ({
    name: `${kind} ${entry.key}`,
    text: texts?.get(entry.key) ?? entry.label,
    entry,
  }));
  return { head, lines };
}

/** What the button of a metric would make of the sum; null where it has none. */
function sumOf(entry: MetricEntry, chosen: readonly MetricEntry[]) {
  const keys = chosen.map((one) => one.key);
  if (keys.includes(entry.key)) {
    return keys.length > 1 ? { kind: "remove" as const, next: keys.filter((key) => key !== entry.key) } : null;
  }
  return canAdd(entry, chosen) ? { kind: "add" as const, next: [...keys, entry.key] } : null;
}
