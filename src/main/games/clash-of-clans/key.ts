import { z } from "zod";

/** Payload of a key: a JWT whose `limits` holds one entry with the addresses it is bound to. */
const KeyPayload = z.object({
  limits: z.array(z.object({ cidrs: z.array(z.string()).optional() })).optional(),
});

const HTTP_HEADER_VALUE = /^[\x21-\x7e]+$/;

/**
 * Addresses that a key of the developer portal is bound to; empty where it does not say (a proxy's own key). Null for
 * text that can be no key. The signature is the game's business.
 */
export function inspectKey(key: string): { readonly addresses: readonly string[] } | null {
  if (!HTTP_HEADER_VALUE.test(key)) return null;
  const payload = key.split(".")[1];
  if (payload === undefined) return { addresses: [] };
  try {
    const parsed = KeyPayload.safeParse(JSON.parse(decodeBase64Url(payload)));
    return { addresses: parsed.success ? (parsed.data.limits ?? []).flatMap((limit) => limit.cidrs ?? []) : [] };
  } catch {
    return { addresses: [] };
  }
}

function decodeBase64Url(text: string): string {
  return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
}
