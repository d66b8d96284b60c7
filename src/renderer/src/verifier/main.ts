/** The page that checks a draw: one file, opened from disk, without a network (FAIR-DRAW.md section 13). */
import { version } from "#package";
import "#renderer/ui/tokens.css";
import "./verifier.css";
import { compareCrypto } from "./own-crypto.ts";
import { createVerifierPage } from "./page.ts";

/** A page that is not seen draws nothing, and is not to wait for it. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

const { elements, about } = createVerifierPage({ release: version, drawn });
document.body.append(...elements);
// Of a page over plain http from another computer `subtle` is missing, whatever the types say.
about.show(await compareCrypto(globalThis.crypto?.subtle));
