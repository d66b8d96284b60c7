import { useState } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import type { BoardSpan } from "#renderer/ui/board-address.ts";
import { Popover } from "#renderer/ui/Popover.tsx";
import text from "#renderer/ui/text.module.css";
import { SpanForm } from "./SpanForm.tsx";

export interface AgainstChooserProps {
  /** What is compared with, in words. */
  readonly words: string;
  /** What it is by its instants. */
  readonly before: BoardSpan;
  readonly isOwn: boolean;
  readonly zone: string;
  /** Null puts the span just before back. */
  readonly onChange: (against: BoardSpan | null) => void;
}

/** The span that a board is compared with: the words of the headline open it. */
export function AgainstChooser({ words, before, isOwn, zone, onChange }: AgainstChooserProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (against: BoardSpan | null) => {
    setOpen(false);
    onChange(against);
  };
  return (
    <Popover
      label="Compare with"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={text.linkButton} title="Compare with another span">
          {words}
        </button>
      }
    >
      {isOwn && (
        <Button kind="plain" onClick={() => choose(null)}>
          Compare with the span just before
        </Button>
      )}
      <SpanForm start={before} zone={zone} submit="Compare with this span" onSubmit={choose} />
    </Popover>
  );
}
