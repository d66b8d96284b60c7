import { useState } from "react";
import { failureLine, failureOf } from "#renderer/api/failures.ts";
import { CopyButton } from "#renderer/ui/CopyButton.tsx";
import { TextField } from "#renderer/ui/TextField.tsx";
import type { ContestDetail } from "#shared/contract/contests.ts";
import { QUICKNET_CHAIN } from "./beacon-address.ts";
import styles from "./ContestDialog.module.css";
import { StepDialog } from "./StepDialog.tsx";
import { useContestActions } from "./use-contest-actions.ts";

export interface BeaconDialogProps {
  readonly contest: ContestDetail;
  readonly onClose: () => void;
}

const SIGNATURE = /^[0-9a-fA-F]{96}$/;

/** The round's signature, read out from any relay: it is checked here, so it does not matter from whom it comes. */
export function BeaconDialog({ contest, onClose }: BeaconDialogProps) {
  const [signature, setSignature] = useState("");
  const [isRefused, setRefused] = useState(false);
  const { beacon } = useContestActions(contest.id);
  const address = `https://api.drand.sh/${QUICKNET_CHAIN}/public/${contest.round ?? ""}`;
  const isComplete = SIGNATURE.test(signature.trim());
  const wrong = beacon.error !== null && failureOf(beacon.error).code === "BAD_SIGNATURE" ? beacon.error : null;

  function submit(): void {
    setRefused(!isComplete);
    if (isComplete) beacon.mutate(signature.trim().toLowerCase(), { onSuccess: onClose });
  }

  return (
    <StepDialog
      title="Enter the random number"
      label="Check and draw"
      isPending={beacon.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        Adjutant fetches it by itself. Where it cannot, anybody can read out the signature of round {contest.round}; it
        is checked here against the beacon's public key.
      </p>
      <div className={styles.address}>
        <code>{address}</code>
        <CopyButton text={address} what="address" />
      </div>
      <TextField
        label="Signature"
        placeholder="96 hexadecimal digits"
        value={signature}
        error={
          wrong !== null
            ? failureLine(wrong)
            : isRefused && !isComplete
              ? "A signature has 96 hexadecimal digits."
              : undefined
        }
        onChange={(event) => {
          beacon.reset();
          setSignature(event.target.value);
        }}
      />
    </StepDialog>
  );
}
