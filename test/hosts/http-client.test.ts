/** The client of a host that is another process. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it, onTestFinished } from "vitest";
import { createHttpClient } from "#main/hosts/client.ts";
import { serveOverHttp, tokenOf } from "#test/support/transports.ts";
import { openTestWorkspace } from "#test/support/workspace.ts";

it("ends a stream when it is told to, also after a collection of garbage", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const test = await openTestWorkspace({ isBare: true });
  const server = await serveOverHttp(test.workspace);
  onTestFinished(server.close);
  const client = createHttpClient(server.address, tokenOf("leader"));
  const stop = new AbortController();
  const changes = (await client.app.changes({ watching: null }, { signal: stop.signal }))[Symbol.asyncIterator]();
  expect((await changes.next()).value).toEqual([]);
  const ended = changes.next().then(
    () => "went on",
    (error: Error) => error.name,
  );
  for (let call = 0; call < 30; call += 1) await client.app.status();
  collect();
  await client.app.status();
  collect();
  stop.abort();
  expect(await ended).toBe("AbortError");
});
