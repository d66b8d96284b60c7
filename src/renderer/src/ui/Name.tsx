import { shownName } from "#shared/plain-text.ts";

/**
 * A name that somebody else chose: its direction of writing stays its own, and what does not show is left out. The whole
 * of it is in the hover text, since names are cut where there is no room.
 */
export function Name({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  const shown = shownName(text);
  return (
    <bdi className={className} title={shown}>
      {shown}
    </bdi>
  );
}
