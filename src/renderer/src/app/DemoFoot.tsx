import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Dialog } from "#renderer/ui/Dialog.tsx";
import { Segments } from "#renderer/ui/Segments.tsx";
import { times } from "#renderer/ui/times.ts";
import { showToast } from "#renderer/ui/toast-store.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import { DEMO_SPEEDS } from "#shared/demo-speeds.ts";
import { SECOND, toIso } from "#shared/time.ts";
import { failureWords } from "#shared/words/failure.ts";
import styles from "./Rail.module.css";
import { useScene } from "./scene.ts";

/** In the demo: its clock and its speed, and the way out. */
export function DemoFoot() {
  const { status } = useScene();
  const client = useClient();
  const queries = useQueryClient();
  const now = useNow(SECOND);
  const [isAlone, setAlone] = useState(false);
  const sayFailure = (error: unknown) => {
    const failure = failureOf(error);
    showToast(failureWords(failure.code, failure.data).cause, { icon: "fail" });
  };
  const speed = useMutation({
    mutationFn: (value: number) => client.demo.setSpeed({ speed: value }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["status"] }),
    onError: sayFailure,
  });
  const leave = useMutation({
    mutationFn: () => client.demo.leave(),
    onSuccess(answer) {
      if (answer.how === "address") location.assign(answer.address);
      else if (answer.how === "reload") location.reload();
      else setAlone(true);
    },
    onError: sayFailure,
  });
  return (
    <div className={styles.foot}>
      <span>
        Demo data,{" "}
        <time dateTime={toIso(now)} title={times.exact(now)}>
          {times.date(now)} {times.clock(now)}
        </time>
      </span>
      <Segments
        label="Speed of the demo's clock"
        size="small"
        value={speed.isPending ? speed.variables : status.clock.speed}
        options={DEMO_SPEEDS.map((value) => ({ value, text: `×${value}`, label: `${value} times as fast` }))}
        onChange={(value) => speed.mutate(value)}
      />
      <Button disabled={leave.isPending} onClick={() => leave.mutate()}>
        Leave the demo
      </Button>
      <Dialog
        title="This window shows the demo alone"
        isOpen={isAlone}
        onClose={() => setAlone(false)}
        actions={
          <Button kind="main" onClick={() => setAlone(false)}>
            Stay in the demo
          </Button>
        }
      >
        <p>Close it to leave. The demo keeps its place and goes on from there when it is opened again.</p>
      </Dialog>
    </div>
  );
}
