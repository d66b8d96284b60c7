/** A file that is handed out. */
export interface ExportFile {
  readonly fileName: string;
  readonly text: string;
}

const LONGEST_SLUG = 40;

/** Of a title only what is harmless in a file's name everywhere: it begins with words of ours, so that no title makes it a device or a hidden file. */
export function fileNameOf(seq: number, title: string, what: string): string {
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, "");
  return ["fair-draw", String(seq), slug, what]
    .filter((part) => part !== "")
    .join("-")
    .concat(".json");
}
