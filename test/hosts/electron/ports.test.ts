import { EventEmitter, once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { sleep } from "#main/clock.ts";
import { takeSeat } from "#main/hosts/seat.ts";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { type MainProcess, startMain, temporaryDir } from "#test/support/electron/main-process.ts";
import { offerPort, type Sender, type WindowPort } from "#test/support/electron/window-client.ts";

async function openWindow(stage = {}): Promise<MainProcess> {
  const main = startMain({ built: BUILT_APP, dataDir: temporaryDir(), stage });
  await main.until(({ done }) => done("window.show").length > 0);
  return main;
}

/** Begins a stream of change notices; `end` says how it ended. */
async function follow(client: WindowPort["client"]): Promise<{ readonly end: Promise<string> }> {
  const changes = await client.app.changes({ watching: null });
  await changes.next();
  const end = changes.next().then(
    ({ done }) => (done === true ? "ended" : "noticed"),
    () => "cut",
  );
  return { end };
}

/** Another process' part: it owns the workspace, and knows how many listen to its change notices. */
async function ownerThatCounts(dataDir: string) {
  const taken = await takeSeat({
    dataDir,
    host: "web",
    now: Date.now,
    sleep,
    workspace: async () => ({
      dataDir,
      kind: "own",
      host: "web",
      version: "0.0.0-test",
      capabilities: [],
      workspaceKey: { keys: [Buffer.alloc(32, 7)], place: "environment" },
      log: { defect: () => "reference" },
      demo: { open: async () => ({ how: "reload" }), leave: async () => ({ how: "reload" }), clock: null },
    }),
    assets: null,
    port: 0,
    tokens: [],
    onDefect: () => "reference",
  });
  if (!taken.ok || taken.seat.kind !== "owner") throw new Error("The seat is taken.");
  const { seat } = taken;
  onTestFinished(() => seat.close());
  const { notices } = seat.workspace;
  const { listen } = notices;
  const changed = new EventEmitter();
  let count = 0;
  Object.assign(notices, {
    listen(listener: Parameters<typeof listen>[0]) {
      const stop = listen(listener);
      let isOver = false;
      changed.emit("count", ++count);
      return () => {
        stop();
        if (!isOver) changed.emit("count", --count);
        isOver = true;
      };
    },
  });
  return {
    async listeners(wanted: number): Promise<void> {
      while (count !== wanted) await once(changed, "count");
    },
  };
}

describe("the window's port", () => {
  it("answers the contract, as the window's actor", async () => {
    const main = await openWindow();
    const { client } = await offerPort(main);
    expect(await client.app.status()).toMatchObject({
      host: "electron",
      actor: { name: "window", role: "leader" },
      workspace: { kind: "own", secrets: { place: "os", isLocked: false } },
    });
  });

  it("is taken from the page's own top frame alone", async () => {
    const main = await openWindow();
    const strangers: Readonly<Record<string, Sender>> = {
      "another scheme": { url: "https://bundle/" },
      "another host of our scheme": { url: "app://other/" },
      "a host that begins alike": { url: "app://bundle.evil/" },
      "a file": { url: "file:///bundle/" },
      "an empty page": { url: "about:blank" },
      "a frame inside the page": { frame: "below" },
      "a frame that is gone": { frame: "gone" },
      "a frame that was taken out": { frame: "detached" },
      "a message with two ports": { ports: 2 },
    };
    const refused: string[] = [];
    for (const [name, sender] of Object.entries(strangers)) {
      const { closed } = await offerPort(main, sender);
      await closed;
      refused.push(name);
    }
    expect(refused).toEqual(Object.keys(strangers));
    expect(await main.done("port.start")).toEqual([]);
    const { client } = await offerPort(main);
    expect((await client.app.status()).host).toBe("electron");
  });

  it("is refused without a port in the message", async () => {
    const main = await openWindow();
    await offerPort(main, { ports: 0 });
    const { client } = await offerPort(main);
    expect((await client.app.status()).host).toBe("electron");
  });

  it("is one for each load of the page", async () => {
    const main = await openWindow();
    const first = await offerPort(main);
    const second = await offerPort(main);
    await second.closed;
    expect((await first.client.app.status()).host).toBe("electron");
  });

  it("is closed when it says what is no call, and the app goes on", async () => {
    const main = await openWindow();
    const noises = [
      { i: "1" },
      "{",
      "[]",
      JSON.stringify({ i: 1, p: { u: "/app/status" } }),
      JSON.stringify({ i: "1", p: { u: 5 } }),
      JSON.stringify({ i: "1", p: { u: "https://example.com/" } }),
      JSON.stringify({ i: "1", t: 9, p: {} }),
    ];
    for (const noise of noises) {
      const { post, closed } = await offerPort(main);
      post(noise);
      await closed;
    }
    const { client } = await offerPort(main);
    expect((await client.app.status()).host).toBe("electron");
    expect(await main.done("port.close")).toHaveLength(noises.length);
  });

  it("stays while the page moves within itself", async () => {
    const main = await openWindow();
    const { client } = await offerPort(main);
    await main.evaluate(({ windows }) => {
      const { webContents } = windows[0]!;
      webContents.navigate(`${webContents.mainFrame.url}#/sync`, true);
      webContents.emit("did-start-navigation", { url: "app://bundle/x", isMainFrame: false, isSameDocument: false });
    });
    expect((await client.app.status()).host).toBe("electron");
  });

  it.each<[string, (main: MainProcess) => Promise<unknown>]>([
    [
      "the page navigates",
      (main) => main.evaluate(({ windows }) => windows[0]!.webContents.navigate("app://bundle/", false)),
    ],
    [
      "its process is gone",
      (main) =>
        main.evaluate(({ windows }) => windows[0]!.webContents.emit("render-process-gone", {}, { reason: "killed" })),
    ],
    ["the window is destroyed", (main) => main.evaluate(({ windows }) => windows[0]!.destroy())],
  ])("ends with its streams when %s", async (_, happen) => {
    const main = await openWindow();
    const { client, closed } = await offerPort(main);
    const stream = await follow(client);
    await happen(main);
    await closed;
    expect(await stream.end).not.toBe("noticed");
    expect(await main.evaluate(({ done }) => done("port.close").length)).toBe(1);
  });

  it("lets go of what its page listened to", async () => {
    const dataDir = temporaryDir();
    const owner = await ownerThatCounts(dataDir);
    const main = startMain({ built: BUILT_APP, dataDir });
    const { client } = await offerPort(main);
    // The app itself listens twice: for its tray, and to learn that the owner ended.
    await owner.listeners(2);
    await follow(client);
    await owner.listeners(3);
    await main.evaluate(({ windows }) => windows[0]!.webContents.navigate("app://bundle/", false));
    await owner.listeners(2);
  });

  it("says nothing after the other side went", async () => {
    const main = await openWindow();
    const { id } = await offerPort(main);
    main.send({ kind: "port-gone", port: id });
    await main.until(({ done }) => done("port.close").length > 0);
    const { client } = await offerPort(main);
    expect((await client.app.status()).host).toBe("electron");
  });
});
