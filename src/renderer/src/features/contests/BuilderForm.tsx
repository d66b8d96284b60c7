import { type FormEvent, useId, useRef } from "react";
import { useContests } from "#renderer/api/contest-queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { HeaderSlot } from "#renderer/ui/HeaderSlot.tsx";
import layout from "#renderer/ui/layout.module.css";
import { Select } from "#renderer/ui/Select.tsx";
import text from "#renderer/ui/text.module.css";
import type { ClanId, ContestId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import { AboutFields } from "./AboutFields.tsx";
import styles from "./Builder.module.css";
import { BuilderPreview } from "./BuilderPreview.tsx";
import { DrawFields } from "./DrawFields.tsx";
import { FinePoints } from "./FinePoints.tsx";
import { totalWords } from "./preview-words.ts";
import { RulesFields } from "./RulesFields.tsx";
import { TimeFields } from "./TimeFields.tsx";
import { type BuilderScene, useBuilder } from "./use-builder.ts";
import { usePreview } from "./use-preview.ts";

/** The fields of a contest, and beside them what they would give. */
export function BuilderForm(scene: BuilderScene) {
  const { clan, game, zone, contest } = scene;
  const id = useId();
  const aside = useRef<HTMLElement>(null);
  const builder = useBuilder(scene);
  const { form, change, put, isDirty } = builder;
  const preview = usePreview(form, builder.scene);
  const errors = { ...preview.errors, ...builder.errors };
  const fields = { form, errors, change };

  function submit(event: FormEvent): void {
    event.preventDefault();
    builder.submit();
  }

  return (
    <>
      <HeaderSlot>
        <Button kind="main" type="submit" form={id} disabled={builder.isSaving}>
          Save draft
        </Button>
      </HeaderSlot>
      <div className={layout.toolbar}>
        <h2 className={styles.title}>{contest === null ? "New contest" : "Edit the draft"}</h2>
        <span className={text.quiet} role="status">
          {isDirty && (
            <>
              Not saved yet<span className={layout.leaves}>; kept while the window is open</span>
            </>
          )}
        </span>
        <span className={layout.space} />
        {contest === null && <Templates clan={clan} onChosen={builder.fillFrom} />}
        {isDirty && (
          <Button kind="plain" onClick={builder.discard}>
            Discard changes
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section would be the same, with more boxes. */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Contest">
        <div className={styles.columns}>
          <form ref={builder.element} id={id} className={styles.form} onSubmit={submit} noValidate>
            <AboutFields {...fields} />
            <TimeFields {...fields} zone={zone} put={put} />
            <RulesFields {...fields} game={game} />
            <DrawFields {...fields} />
            <FinePoints {...fields} />
          </form>
          <BuilderPreview ref={aside} clan={clan} game={game} preview={preview} />
        </div>
        <div className={styles.glance}>
          <span className={text.clip}>{preview.list === null ? "" : totalWords(preview.list)}</span>
          <button type="button" className={text.linkButton} onClick={() => aside.current?.scrollIntoView()}>
            Show
            <span className={text.hidden}> who would have entries</span>
          </button>
        </div>
      </div>
    </>
  );
}

interface TemplatesProps {
  readonly clan: ClanId;
  readonly onChosen: (id: ContestId) => void;
}

/** Earlier contests to begin from. */
function Templates({ clan, onChosen }: TemplatesProps) {
  const { data: contests = [] } = useContests(clan);
  if (contests.length === 0) return null;
  return (
    <Select
      look="chip"
      label="Use as template"
      value=""
      groups={[
        { head: null, options: [{ value: "", text: "Use as template…" }] },
        {
          head: "Earlier contests",
          options: contests.map((one) => ({ value: String(one.id), text: shownName(one.title) })),
        },
      ]}
      onChange={(id) => id !== "" && onChosen(Number(id) as ContestId)}
    />
  );
}
