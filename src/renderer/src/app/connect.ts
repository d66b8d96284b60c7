import { type Access, createAccess, takeToken } from "#renderer/api/access.ts";
import { createClient } from "#renderer/api/client.ts";
import type { Backend } from "#renderer/api/client-context.ts";
import { createHttpLink } from "#renderer/api/http-transport.ts";
import { createPortLink } from "#renderer/api/port-transport.ts";
import type { Ticker } from "#renderer/ui/ticker.ts";

export interface Connected {
  readonly backend: Backend;
  /** Null where the page needs no token: inside the desktop app. */
  readonly access: Access | null;
}

/** The way to the host: a port inside the desktop app, HTTP in a browser. */
export function connect(page: Window, ticker: Ticker): Connected {
  const shared = {
    after: ticker.after,
    now: ticker.now,
    hearClock: (clock: { now: number; speed: number }) => ticker.setDataClock(clock, ticker.realNow()),
  };
  // The host writes it into the page; only the web host serves a page over HTTP that was built.
  if (page.document.documentElement.dataset.transport !== "http") {
    return { backend: { ...shared, client: createClient(createPortLink(page)) }, access: null };
  }
  const access = createAccess(page.sessionStorage);
  takeToken(access, page);
  return { backend: { ...shared, client: createClient(createHttpLink(page.location.origin, access)) }, access };
}
