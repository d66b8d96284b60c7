/** Saves a text as a file, where the browser or the desktop app puts downloads. */
export function saveText(fileName: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** A name that every system takes for a file. */
export function fileNameOf(name: string, extension: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `${plain === "" ? "table" : plain}.${extension}`;
}
