import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { saveText } from "#renderer/ui/save-text.ts";
import { TextField } from "#renderer/ui/TextField.tsx";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { readPassphrases } from "./passphrase.ts";
import { StepDialog } from "./StepDialog.tsx";

export interface SealDialogProps {
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

/** A copy for a second officer, so that a lost computer is not a lost draw. */
export function SealDialog({ contest, onClose }: SealDialogProps) {
  const { contests } = useClient();
  const [form, setForm] = useState({ passphrase: "", again: "" });
  const [isRefused, setRefused] = useState(false);
  const read = readPassphrases(form);
  const seal = useMutation({
    mutationFn: (passphrase: string) => contests.seal({ id: contest.id, passphrase }),
    onSuccess({ fileName, text }) {
      saveText(fileName, "application/json", text);
      showToast("The sealed copy is saved. Give it and the passphrase to the other officer by two ways");
      onClose();
    },
  });
  const errors = isRefused && !read.ok ? read.errors : {};

  function submit(): void {
    setRefused(!read.ok);
    if (read.ok) seal.mutate(read.passphrase);
  }

  const field = { type: "password", autoComplete: "new-password", maxLength: 1_000 } as const;
  return (
    <StepDialog
      title="Sealed copy for a second officer"
      label="Save the copy"
      isPending={seal.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        One file with the contest and its secret, sealed under a passphrase. With both, another officer can finish the
        draw if this computer is lost. Whoever has both before the lock is posted knows the secret.
      </p>
      <TextField
        {...field}
        label="Passphrase"
        hint="At least twelve characters, such as five words."
        value={form.passphrase}
        error={errors.passphrase ?? (seal.error === null ? undefined : failureLine(seal.error))}
        onChange={(event) => {
          seal.reset();
          setForm({ ...form, passphrase: event.target.value });
        }}
      />
      <TextField
        {...field}
        label="Passphrase again"
        value={form.again}
        error={errors.again}
        onChange={(event) => setForm({ ...form, again: event.target.value })}
      />
    </StepDialog>
  );
}
