import { type FormEvent, useState } from "react";
import { tokenIn } from "#renderer/api/access.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import styles from "./AccessPage.module.css";

export interface AccessPageProps {
  /** The host did not take the token that this tab had. */
  readonly wasRefused: boolean;
  readonly onToken: (token: string) => void;
}

/** A page without the token: calm, and with the one thing to do. */
export function AccessPage({ wasRefused, onToken }: AccessPageProps) {
  const [pasted, setPasted] = useState("");
  const [error, setError] = useState<string | null>(null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const token = tokenIn(pasted);
    if (token === null) {
      setError("There is no token in that. Copy the whole line, up to its end.");
      return;
    }
    onToken(token);
  }

  return (
    <main className={styles.page}>
      <h1>This needs the address that Adjutant printed</h1>
      <p>
        {wasRefused
          ? "The address that this tab came with is not valid any more. "
          : "Only who has that address may look. A new tab does not have it. "}
        It stands in the terminal where Adjutant was started and looks like this:{" "}
        <code>http://127.0.0.1:4700/#t=…</code>
      </p>
      <form onSubmit={submit}>
        <TextField
          label="Address or token"
          value={pasted}
          autoFocus
          onChange={(event) => {
            setPasted(event.target.value);
            setError(null);
          }}
          error={error}
          hint="It stays in this tab and is forgotten when you close it."
        />
        <Button kind="main" type="submit">
          Open
        </Button>
      </form>
    </main>
  );
}
