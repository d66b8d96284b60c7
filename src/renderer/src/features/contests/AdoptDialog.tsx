import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHashLocation } from "wouter/use-hash-location";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { FilePick } from "#renderer/ui/FilePick.tsx";
import { contestPath } from "#renderer/ui/route.ts";
import { TextField } from "#renderer/ui/TextField.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import { plainText } from "#shared/plain-text.ts";
import styles from "./ContestDialog.module.css";
import { StepDialog } from "./StepDialog.tsx";

/** Takes over a contest whose first computer is lost. */
export function AdoptDialog({ onClose }: { readonly onClose: () => void }) {
  const { contests } = useClient();
  const queries = useQueryClient();
  const [, navigate] = useHashLocation();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [isRefused, setRefused] = useState(false);
  const adopt = useMutation({
    mutationFn: async (sealed: File) => contests.adopt({ text: await sealed.text(), passphrase }),
    async onSuccess({ id, clan }) {
      showToast("The contest is here, with its secret");
      await queries.invalidateQueries({ queryKey: ["contests"] });
      onClose();
      if (clan !== null) navigate(contestPath(clan, id));
    },
  });

  function submit(): void {
    setRefused(file === null);
    if (file !== null) adopt.mutate(file);
  }

  return (
    <StepDialog
      title="Open a sealed copy"
      label="Take the contest over"
      isPending={adopt.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        For where the computer that made the contest is lost. Never go on in two places: only one of them may lock and
        draw.
      </p>
      <div className={styles.buttons}>
        <FilePick
          label="Choose the file"
          what="Sealed copy of a contest"
          accept=".json,application/json"
          onFile={setFile}
        />
        <span className={styles.quiet}>{file === null ? "No file chosen" : plainText(file.name)}</span>
      </div>
      {isRefused && file === null && (
        <p role="alert" className={styles.error}>
          Choose the file that was sealed.
        </p>
      )}
      <TextField
        label="Passphrase"
        type="password"
        autoComplete="off"
        maxLength={1_000}
        value={passphrase}
        error={adopt.error === null ? undefined : failureLine(adopt.error)}
        onChange={(event) => {
          adopt.reset();
          setPassphrase(event.target.value);
        }}
      />
    </StepDialog>
  );
}
