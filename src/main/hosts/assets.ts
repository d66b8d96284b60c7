import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { Preferences } from "#shared/contract/settings.ts";

export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  /** Its name holds a hash of what it is: it never changes. */
  readonly isImmutable: boolean;
}

/** The built window, by path from `/`. Only these exact keys are served, so no path can lead elsewhere. */
export type Assets = ReadonlyMap<string, Asset>;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
};

/** Reads the whole built window, about a megabyte. */
export function loadAssets(dir: string): Assets {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const type = TYPES[extname(entry.name)];
    if (type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(dir, file).split(sep).join("/")}`;
    assets.set(path, { type, bytes: readFileSync(file), isImmutable: path.startsWith("/assets/") });
  }
  return assets;
}

/** What the page is made with at each load. */
export interface PageOptions {
  readonly preferences: Pick<Preferences, "theme" | "density">;
  /** How the page reaches this host; a page that was not told takes the port of the desktop app. */
  readonly transport: "port" | "http";
}

export interface Page {
  readonly html: string;
  readonly csp: string;
}

/** Stands in the built page where the nonce of each load goes. */
const NONCE_PLACEHOLDER = "__CSP_NONCE__";

/**
 * The page with a fresh nonce and the theme that was chosen, so that the first paint is right. Everything it loads is its
 * own; the nonce is for the styles that menus and dialogs add while they are open.
 */
export function renderPage(assets: Assets, options: PageOptions): Page | null {
  const index = assets.get("/index.html");
  if (index === undefined) return null;
  const nonce = randomBytes(18).toString("base64url");
  const { theme, density } = options.preferences;
  const themeAttribute = theme === "system" ? "" : ` data-theme="${theme}"`;
  const attributes = `${themeAttribute} data-density="${density}" data-transport="${options.transport}"`;
  const html = index.bytes.toString("utf8").replaceAll(NONCE_PLACEHOLDER, nonce).replace("<html", `<html${attributes}`);
  return { html, csp: contentSecurityPolicy(nonce) };
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}

/** Headers of every answer that is part of the window. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};
