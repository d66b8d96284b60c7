import { createContext, useContext } from "react";
import type { AppStatus } from "#shared/contract/app.ts";
import type { Client } from "./client.ts";
import type { After } from "./reconnect.ts";

export interface Backend {
  readonly client: Client;
  readonly after: After;
  /** Now on the clock of the data. */
  readonly now: () => number;
  /** Told what the host's clock shows each time the host says so. */
  readonly hearClock: (clock: AppStatus["clock"]) => void;
}

const BackendContext = createContext<Backend | null>(null);

export const BackendProvider = BackendContext.Provider;

export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (backend === null) throw new Error("There is no host above this component.");
  return backend;
}

export const useClient = () => useBackend().client;
