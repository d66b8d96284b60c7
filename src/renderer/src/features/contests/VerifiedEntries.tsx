import { useDeferredValue, useMemo, useState } from "react";
import { cx } from "#renderer/ui/cx.ts";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { SearchField } from "#renderer/ui/SearchField.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Tag } from "#renderer/ui/Tag.tsx";
import table from "#renderer/ui/table.module.css";
import { VisibleText } from "#renderer/ui/VisibleText.tsx";
import { rowsAt } from "#renderer/ui/windowed.ts";
import { type ExplainedDraw, entryTexts, findEntries } from "#shared/draw/explain.ts";
import styles from "./Verify.module.css";

const ROW_HEIGHT = 28;
const HEIGHT = 364;

/** The locked list as a whole, searched by name or id. Only what is seen of it is drawn. */
export function VerifiedEntries({ draw }: { readonly draw: ExplainedDraw }) {
  const { entries, totalWeight, picks } = draw;
  const [query, setQuery] = useState("");
  const [scrollTop, setScrollTop] = useState(0);
  const asked = useDeferredValue(query);
  // Made when somebody begins to search: of a hundred thousand entries it takes a moment.
  const isAsked = asked.trim() !== "";
  const texts = useMemo(() => (isAsked ? entryTexts(entries) : entries.ids), [entries, isAsked]);
  const found = useMemo(() => findEntries(texts, asked), [texts, asked]);
  const pickedAt = useMemo(() => Map.groupBy(picks, (pick) => pick.id), [picks]);
  const { from, to, above, below } = rowsAt(scrollTop, HEIGHT, ROW_HEIGHT, found.length);
  const all = entries.ids.length;
  const count = `${numbers.count(all)} ${plural(all, "member", "members")}, ${numbers.count(totalWeight)} ${plural(totalWeight, "entry", "entries")}`;
  return (
    <div>
      <SectionHead level={3} title="Locked list" note={count} />
      <div className={styles.search}>
        <SearchField label="Find an entry" placeholder="Your name or id" value={query} onChange={setQuery} />
        <span className={styles.hint} role="status">
          {asked === "" ? "" : `${numbers.count(found.length)} found`}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same, with more boxes. */}
      <div
        className={styles.list}
        style={{ maxHeight: HEIGHT }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        role="group"
        aria-label="Entries"
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        <div style={{ paddingBlock: `${above}px ${below}px` }}>
          <table
            className={cx(table.table, table.compact, table.inset, styles.entries)}
            aria-rowcount={found.length + 1}
          >
            <thead>
              <tr aria-rowindex={1}>
                <th scope="col">Member</th>
                <th scope="col">ID</th>
                <th scope="col" className={table.number}>
                  Entries
                </th>
                <th scope="col" className={table.number}>
                  Chance
                </th>
                <th scope="col" className={table.number}>
                  Running total
                </th>
              </tr>
            </thead>
            <tbody>
              {found.slice(from, to).map((place, index) => {
                const [id = "", weight = 0] = [entries.ids[place], entries.weights[place]];
                return (
                  <tr key={place} aria-rowindex={from + index + 2}>
                    <th scope="row">
                      <VisibleText text={entries.names[place] ?? ""} />{" "}
                      {pickedAt.get(id)?.map((pick) => (
                        <Tag key={pick.position} {...(pick.kind === "winner" ? { icon: "trophy" as const } : {})}>
                          {pick.kind} {pick.position}
                        </Tag>
                      ))}
                    </th>
                    <td>
                      <VisibleText text={id} className={styles.id} />
                    </td>
                    <td className={table.number}>{numbers.count(weight)}</td>
                    <td className={table.number}>{numbers.percent((100 * weight) / totalWeight, 2)}</td>
                    <td className={table.number}>{numbers.count(entries.upTo[place] ?? 0)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        {found.length === 0 && <p className={styles.hint}>No name and no id in the list holds that.</p>}
      </div>
    </div>
  );
}
