import { QueryClient } from "@tanstack/react-query";

/**
 * Answers do not age by themselves: change notices say when one is to be read anew. What an officer may do again is
 * tried again by the connection, not by the call.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: "always",
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
