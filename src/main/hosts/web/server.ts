import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { BodyLimitPlugin, RPCHandler } from "@orpc/server/node";
import type { CallContext } from "#main/api/base.ts";
import type { AppRouter } from "#main/api/router.ts";
import { type Assets, PAGE_HEADERS, type PageOptions, renderPage } from "#main/hosts/assets.ts";
import { type AccessToken, createAccess } from "./access.ts";

export interface WebServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly tokens: readonly AccessToken[];
  /** The procedures that answer now; they change when another process gives the workspace up. */
  readonly router: () => AppRouter;
  /** Null serves calls alone, as a command that owns a workspace for a moment does. */
  readonly assets: Assets | null;
  readonly page: () => PageOptions;
  readonly now: () => number;
  readonly onDefect: (error: unknown, where: string) => string;
}

export interface WebServer {
  readonly port: number;
  readonly address: string;
  /** Takes no new calls and resolves when the running ones have ended, streams cut. */
  readonly close: () => Promise<void>;
}

export type ListenResult =
  | { readonly ok: true; readonly server: WebServer }
  | { readonly ok: false; readonly code: "port-in-use" | "not-allowed"; readonly port: number };

// An import of the module would read all its exports, and with WebSocket's load Node's whole client: 35 ms of every start.
const { createServer } = process.getBuiltinModule("node:http");

const API_PREFIX = "/api";
const MAX_BODY_BYTES = 1_048_576;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const MAX_CONNECTIONS = 200;
/** How long calls under way may still take when the server closes; streams have no end of their own and are cut. */
const DRAIN_MS = 5_000;

/** Serves the contract, and the window where there is one, on loopback alone. */
export async function startWebServer(options: WebServerOptions): Promise<ListenResult> {
  let port = options.port;
  const access = createAccess(options.tokens, () => port, options.now);
  let handler: { readonly router: AppRouter; readonly rpc: RPCHandler<CallContext> } | null = null;

  function rpc(): RPCHandler<CallContext> {
    const router = options.router();
    if (handler === null || handler.router !== router) {
      const plugins = [new BodyLimitPlugin<CallContext>({ maxBodySize: MAX_BODY_BYTES })];
      handler = { router, rpc: new RPCHandler<CallContext>(router, { plugins, strictGetMethodPluginEnabled: true }) };
    }
    return handler.rpc;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
    if (path === API_PREFIX || path.startsWith(`${API_PREFIX}/`)) {
      response.setHeader("cache-control", "no-store");
      const verdict = access.checkCall(request);
      if (!verdict.ok) return void refuse(request, response, verdict.status, verdict.reason);
      const { matched } = await rpc().handle(request, response, {
        prefix: API_PREFIX,
        context: { actor: verdict.actor },
      });
      if (!matched) refuse(request, response, 404, "There is no such procedure.");
      return;
    }
    const refused = access.checkPage(request);
    if (refused !== null && !refused.ok) return void refuse(request, response, refused.status, refused.reason);
    servePage(path, request, response);
  }

  function servePage(path: string, request: IncomingMessage, response: ServerResponse): void {
    const { assets } = options;
    if (assets !== null && (path === "/" || path === "/index.html")) {
      const page = renderPage(assets, options.page());
      if (page === null) return void refuse(request, response, 404, "The window was not built.");
      response.setHeader("content-security-policy", page.csp);
      response.setHeader("cache-control", "no-store");
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(request.method === "HEAD" ? undefined : page.html);
      return;
    }
    const asset = assets?.get(path);
    if (asset === undefined || path.endsWith(".html"))
      return void refuse(request, response, 404, "There is no such file.");
    response.setHeader("content-type", asset.type);
    response.setHeader("cache-control", asset.isImmutable ? "public, max-age=31536000, immutable" : "no-cache");
    response.end(request.method === "HEAD" ? undefined : asset.bytes);
  }

  const responses = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    responses.add(response);
    response.once("close", () => responses.delete(response));
    answer(request, response).catch((error: unknown) => {
      options.onDefect(error, "web");
      if (response.headersSent) response.destroy();
      else refuse(request, response, 500, "Something failed that should not.");
    });
  });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.maxConnections = MAX_CONNECTIONS;
  const failed = await listen(server, options.port);
  if (failed !== null) return { ok: false, code: failed, port: options.port };
  port = (server.address() as AddressInfo).port;
  return { ok: true, server: { port, address: `http://127.0.0.1:${port}/`, close: () => close(server, responses) } };
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, reason: string): void {
  response.statusCode = status;
  response.setHeader("content-type", "application/json; charset=utf-8");
  // What was sent and is not wanted is not read to its end.
  if (request.method !== "GET" && request.method !== "HEAD") response.setHeader("connection", "close");
  response.end(JSON.stringify({ error: reason }));
}

function listen(server: Server, port: number): Promise<"port-in-use" | "not-allowed" | null> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve("port-in-use");
      else if (error.code === "EACCES") resolve("not-allowed");
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => resolve(null));
  });
}

function close(server: Server, responses: ReadonlySet<ServerResponse>): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
    for (const response of responses) if (isStream(response)) response.destroy();
  });
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}
