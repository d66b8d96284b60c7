/** Checks proofs beside the window: with a hundred thousand entries that takes longer than a page may stand still. */
import { explainFile } from "#shared/draw/explain-file.ts";

addEventListener("message", ({ data, ports: [answer] }: MessageEvent<string>) => {
  answer?.postMessage(explainFile(data));
});
