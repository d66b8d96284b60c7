import { VerifyPage } from "#renderer/features/contests/VerifyPage.tsx";
import { Header } from "./Header.tsx";

/** Checks a proof that somebody was given. */
export function VerifyArea() {
  return (
    <Header documentTitle="Verify a draw" title="Verify a draw">
      <VerifyPage />
    </Header>
  );
}
