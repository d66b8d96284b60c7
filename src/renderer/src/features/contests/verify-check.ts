/** Has texts checked in a worker that lives as long as there is something to check. */
import type { Explained } from "#shared/draw/explain-file.ts";
import workerUrl from "./verify-worker.ts?worker&url";

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

/** The policy of the page takes no address of a script as plain text. */
const policy = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy("verify-worker", {
  createScriptURL: (url) => url,
});

/** What the text of a file is and what its check gives. Rejects where the worker breaks, which is a defect. */
export function checkText(text: string): Promise<Explained> {
  const worker = new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: "module" });
  const { port1, port2 } = new MessageChannel();
  return new Promise<Explained>((resolve, reject) => {
    port1.onmessage = ({ data }: MessageEvent<Explained>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message || "The check could not be started."));
    worker.postMessage(text, [port2]);
  }).finally(() => {
    port1.close();
    worker.terminate();
  });
}
