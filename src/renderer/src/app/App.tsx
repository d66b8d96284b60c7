import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { BackendProvider } from "#renderer/api/client-context.ts";
import { createQueryClient } from "#renderer/api/query-client.ts";
import { Hatch } from "#renderer/ui/Hatch.tsx";
import { createPageTicker } from "#renderer/ui/ticker.ts";
import { TickerProvider } from "#renderer/ui/use-now.ts";
import { connect } from "./connect.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Gate } from "./Gate.tsx";

/** The window: everything it needs from outside is made here, once. */
export function App() {
  const [scene] = useState(() => {
    const ticker = createPageTicker(document);
    return { ticker, queries: createQueryClient(), ...connect(window, ticker) };
  });
  return (
    <TickerProvider value={scene.ticker}>
      <BackendProvider value={scene.backend}>
        <QueryClientProvider client={scene.queries}>
          <Hatch />
          <ErrorBoundary place="window">
            <Gate access={scene.access} />
          </ErrorBoundary>
        </QueryClientProvider>
      </BackendProvider>
    </TickerProvider>
  );
}
