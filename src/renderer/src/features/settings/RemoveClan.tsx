import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureLine } from "#renderer/api/failures.ts";
import { useEventCount } from "#renderer/api/queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { numbers, plural } from "#renderer/ui/numbers.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import type { ClanSummary } from "#shared/contract/clans.ts";
import { plainText } from "#shared/plain-text.ts";
import { isolateName } from "#shared/words/isolate.ts";
import styles from "./Settings.module.css";
import { removalText } from "./settings-words.ts";

/** What a removal deletes cannot be brought back, so it is said first. */
export function RemoveClan({ clan }: { readonly clan: ClanSummary }) {
  const client = useClient();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const name = isolateName(plainText(clan.name));
  const remove = useMutation({
    mutationFn: () => client.clans.remove({ clan: clan.id }),
    onSuccess({ members, events }) {
      showToast(
        `${name} is removed, with ${numbers.count(members)} ${plural(members, "member", "members")} and ${numbers.count(events)} ${plural(events, "event", "events")}`,
      );
      return queries.invalidateQueries({ queryKey: ["clans"] });
    },
    onError: (error) => showToast(failureLine(error), { icon: "fail" }),
    onSettled: () => setAsking(false),
  });
  return (
    <div className={styles.remove}>
      <Button aria-label={`Remove ${plainText(clan.name)}`} onClick={() => setAsking(true)}>
        Remove
      </Button>
      <Dialog
        title={`Remove ${name}?`}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button kind="main" disabled={remove.isPending} onClick={() => remove.mutate()}>
              Remove the clan
            </Button>
          </>
        }
      >
        <Lost clan={clan} />
      </Dialog>
    </div>
  );
}

function Lost({ clan }: { readonly clan: ClanSummary }) {
  const events = useEventCount(clan.id).data ?? null;
  return (
    <p>
      Deleted for good: {removalText(clan.members, events)}. What is known of members through another clan stays. To
      stop checking and keep everything, switch “Check this clan” off instead.
    </p>
  );
}
