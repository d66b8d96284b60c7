import { gzipSync } from "node:zlib";

/** Bytes of a body, compressed at most once. */
export interface Body {
  readonly plain: Buffer;
  gzipped(): Buffer;
}

/** What a server answers. Header names are in lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** The fastest: answers are packed while a benchmark waits, and half a per cent of length is nothing on loopback. */
const PACK_LEVEL = 1;

export function createBody(content: string | Buffer): Body {
  const plain = typeof content === "string" ? Buffer.from(content) : content;
  let packed: Buffer | undefined;
  return {
    plain,
    gzipped() {
      packed ??= gzipSync(plain, { level: PACK_LEVEL });
      return packed;
    },
  };
}

const JSON_TYPE = "application/json; charset=utf-8";
export const HTML_TYPE = "text/html; charset=utf-8";

/** An answer with a JSON body and no say in how long it is good for. */
export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { "content-type": JSON_TYPE, ...headers }, body: createBody(JSON.stringify(value)) };
}

/** A page of the kind that proxies answer with in place of an API. */
export function htmlAnswer(status: number, title: string): Answer {
  const page = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, headers: { "content-type": HTML_TYPE }, body: createBody(page) };
}

export function emptyAnswer(status: number): Answer {
  return { status, headers: {}, body: createBody("") };
}
