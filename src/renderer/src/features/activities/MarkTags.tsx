import { Tag } from "#renderer/ui/Tag.tsx";
import type { Mark } from "./activity-lines.ts";

/** Facts as words with icons; what they mean is in the hover text. */
export function MarkTags({ marks }: { readonly marks: readonly Mark[] }) {
  return marks.map(({ icon, text, why }) => (
    <Tag key={text} icon={icon} title={why}>
      {text}
    </Tag>
  ));
}
