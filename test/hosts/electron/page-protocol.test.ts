import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BUILT_APP } from "#test/support/electron/built-app.ts";
import { type MainProcess, startMain, temporaryDir } from "#test/support/electron/main-process.ts";
import { offerPort } from "#test/support/electron/window-client.ts";

async function openWindow(): Promise<MainProcess> {
  const main = startMain({ built: BUILT_APP, dataDir: temporaryDir() });
  await main.until(({ done }) => done("window.show").length > 0);
  return main;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

async function fetchAll(main: MainProcess, asked: readonly (readonly [string, string])[]): Promise<Answer[]> {
  const answers = await main.evaluate(
    ({ session }, list) => Promise.all(list.map(([method, url]) => session.defaultSession.fetch(url, method))),
    asked,
  );
  return answers.map((answer) => ({ ...answer, body: Buffer.from(answer.body, "base64").toString("utf8") }));
}

describe("app://bundle", () => {
  it("answers the page with a policy, and a nonce of its own at each load", async () => {
    const main = await openWindow();
    const [first, second] = (await fetchAll(main, [
      ["GET", "app://bundle/"],
      ["GET", "app://bundle/index.html"],
    ])) as [Answer, Answer];
    const nonces = [first, second].map(
      ({ headers }) => /'nonce-([\w-]{24})'/.exec(headers["content-security-policy"] ?? "")?.[1],
    );
    expect(new Set(nonces).size).toBe(2);
    expect(first.headers).toEqual({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": [
        "default-src 'none'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${nonces[0]}'`,
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
      ].join("; "),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "x-frame-options": "DENY",
      "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body).not.toContain("__CSP_NONCE__");
  });

  it("answers each built file with its type", async () => {
    const main = await openWindow();
    const names = readdirSync(join(BUILT_APP, "renderer", "assets")).filter((name) => /\.(js|css|woff2)$/.test(name));
    const answers = await fetchAll(
      main,
      names.map((name) => ["GET", `app://bundle/assets/${name}`] as const),
    );
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200));
    const scripts = answers.filter((_, index) => names[index]?.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(0);
    expect(new Set(scripts.map(({ headers }) => headers["content-type"]))).toEqual(
      new Set(["text/javascript; charset=utf-8"]),
    );
  });

  it("answers everything else with nothing: other hosts, ways out, other names of the page", async () => {
    const main = await openWindow();
    const answers = await fetchAll(
      main,
      [
        "app://other/",
        "app://bundle.evil/",
        "app://bundle:80/",
        "app://bundle/assets/none.js",
        "app://bundle/../../main/index.js",
        "app://bundle/..%2f..%2fmain%2findex.js",
        "app://bundle/preload/index.cjs",
        "app://bundle/other.html",
        "app://bundle/INDEX.HTML",
        "app://bundle/assets/",
      ].map((url) => ["GET", url] as const),
    );
    const nothing = { status: 404, sniff: "nosniff", body: "There is no such file." };
    expect(
      answers.map(({ status, headers, body }) => ({ status, sniff: headers["x-content-type-options"], body })),
    ).toEqual(answers.map(() => nothing));
  });

  it("takes GET and HEAD alone", async () => {
    const main = await openWindow();
    const answers = await fetchAll(
      main,
      ["HEAD", "POST", "PUT", "DELETE", "OPTIONS"].map((method) => [method, "app://bundle/"] as const),
    );
    expect(answers.map(({ status, body }) => [status, body.includes("<html")])).toEqual([
      [200, false],
      [405, false],
      [405, false],
      [405, false],
      [405, false],
    ]);
  });

  it("makes the page with the theme that was chosen, and the native parts with it", async () => {
    const main = await openWindow();
    const { client } = await offerPort(main);
    await client.preferences.set({ theme: "dark", density: "compact" });
    await main.until(({ nativeTheme }) => nativeTheme.themeSource === "dark");
    const [page] = (await fetchAll(main, [["GET", "app://bundle/"]])) as [Answer];
    expect(/<html[^>]*>/.exec(page.body)?.[0]).toContain('data-theme="dark" data-density="compact"');
  });
});
