/** `app://bundle/`: the built window from memory, by exact key, so that no address can lead to another file. */
import { protocol, type Session } from "electron";
import { type Assets, PAGE_HEADERS, type PageOptions, renderPage } from "#main/hosts/assets.ts";
import { APP_SCHEME, appPageOf, isPagePath } from "./app-page.ts";

/** Must run before the app is ready. Neither `bypassCSP` nor `corsEnabled`: the page needs no more rights than a website. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers the page's own requests in one session; a handler belongs to the session that it is registered on. */
export function servePage(session: Session, assets: Assets, options: () => PageOptions): void {
  const { owns } = appPageOf(null);
  session.protocol.handle(APP_SCHEME, (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, "text/plain", "Only GET and HEAD.");
    const hasBody = request.method === "GET";
    const path = owns(request.url) ? new URL(request.url).pathname : "";
    if (isPagePath(path)) {
      const page = renderPage(assets, options());
      if (page === null) return answer(404, "text/plain", "The window was not built.");
      return answer(200, "text/html; charset=utf-8", hasBody ? page.html : null, {
        "content-security-policy": page.csp,
        "cache-control": "no-store",
      });
    }
    const asset = path.endsWith(".html") ? undefined : assets.get(path);
    if (asset === undefined) return answer(404, "text/plain", "There is no such file.");
    return answer(200, asset.type, hasBody ? new Uint8Array(asset.bytes) : null);
  });
}

function answer(
  status: number,
  type: string,
  body: string | Uint8Array<ArrayBuffer> | null,
  more: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, { status, headers: { ...PAGE_HEADERS, "content-type": type, ...more } });
}
