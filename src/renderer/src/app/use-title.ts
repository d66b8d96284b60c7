import { useEffect } from "react";
import { plainText } from "#shared/plain-text.ts";

/** Names the window after what it shows. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${plainText(title)}: Adjutant`;
  }, [title]);
}
