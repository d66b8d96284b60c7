import { RPCLink } from "@orpc/client/fetch";
import type { Access } from "./access.ts";

/** Calls over HTTP to the host that served this page; streams come as long answers. */
export function createHttpLink(origin: string, access: Access) {
  return new RPCLink({
    url: `${origin}/api`,
    headers: () => ({ authorization: `Bearer ${access.token() ?? ""}` }),
  });
}
