import { type ReactNode, useState } from "react";
import type { BoardSpan, BoardView } from "#renderer/ui/board-address.ts";
import { Chip } from "#renderer/ui/Chip.tsx";
import { IconButton } from "#renderer/ui/IconButton.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Menu } from "#renderer/ui/Menu.tsx";
import { Popover } from "#renderer/ui/Popover.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import { Select } from "#renderer/ui/Select.tsx";
import type { Timeframe } from "#shared/contract/leaderboards.ts";
import { SpanForm } from "./SpanForm.tsx";

const FRAMES: readonly { readonly value: Timeframe; readonly text: string; readonly label?: string }[] = [
  { value: "7d", text: "7 d" },
  { value: "30d", text: "30 d" },
  { value: "mtd", text: "Month", label: "Month so far" },
  { value: "season", text: "Season" },
  { value: "all", text: "All", label: "All time" },
];

const BY: readonly { readonly value: BoardView["by"]; readonly text: string }[] = [
  { value: "gained", text: "by gained" },
  { value: "value", text: "by value" },
  { value: "per-hour", text: "by gained per hour" },
];

export interface BoardToolbarProps {
  readonly title: ReactNode;
  readonly view: BoardView;
  readonly hasSeasons: boolean;
  /** What a span of one's own begins with. */
  readonly span: BoardSpan;
  readonly zone: string;
  /** The span of one's own in words, where one is shown. */
  readonly spanText: string | null;
  readonly onChange: (changes: Partial<BoardView>) => void;
  readonly onCopy: () => void;
  readonly onSave: (as: "csv" | "json") => void;
}

/** Which span, which end of the list, ranked by what; and what can be taken out. */
export function BoardToolbar(props: BoardToolbarProps) {
  const { title, view, hasSeasons, span, zone, spanText, onChange, onCopy, onSave } = props;
  const [isOpen, setOpen] = useState(false);
  const isOwn = typeof view.window !== "string";
  return (
    <div className={layout.toolbar}>
      {title}
      <span className={layout.space} />
      <Segments<Timeframe | "own">
        label="Timeframe"
        value={typeof view.window === "string" ? view.window : "own"}
        options={FRAMES.filter((frame) => hasSeasons || frame.value !== "season")}
        onChange={(frame) => frame !== "own" && onChange({ window: frame })}
      />
      <Popover
        label="A span of your own"
        align="end"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Chip isOn={isOwn} title={spanText ?? undefined}>
            {spanText ?? "Custom…"}
          </Chip>
        }
      >
        <SpanForm
          start={span}
          zone={zone}
          submit="Show this span"
          onSubmit={(window) => {
            setOpen(false);
            onChange({ window });
          }}
        />
      </Popover>
      <Segments
        label="End of the list"
        value={view.order}
        options={[
          { value: "top", text: "Top" },
          { value: "bottom", text: "Bottom" },
        ]}
        onChange={(order) => onChange({ order })}
      />
      <Select
        look="chip"
        label="Ranked by"
        value={view.by}
        groups={[{ head: null, options: BY }]}
        onChange={(value) => onChange({ by: BY.find((one) => one.value === value)?.value ?? "gained" })}
      />
      <div className={layout.pinned}>
        <Menu
          trigger={<IconButton icon="export" label="Copy or save the board" />}
          items={[
            { text: "Copy what is shown", icon: "copy", onSelect: onCopy },
            { text: "Save as CSV", icon: "export", onSelect: () => onSave("csv") },
            { text: "Save as JSON", icon: "export", onSelect: () => onSave("json") },
          ]}
        />
      </div>
    </div>
  );
}
