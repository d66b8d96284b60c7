import { useMemo } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { type Address, parseAddress } from "#renderer/ui/route.ts";

/** Where the window is. */
export function useAddress(): Address {
  const [path] = useHashLocation();
  return useMemo(() => parseAddress(path), [path]);
}
