import { failureOf } from "#renderer/api/failures.ts";
import { useDoctor } from "#renderer/api/queries.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { Card } from "#renderer/ui/Card.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import type { DoctorCheck } from "#shared/contract/app.ts";
import styles from "./Settings.module.css";

const LOOKS = {
  ok: { name: "check", label: "In order:" },
  warn: { name: "warn", label: "Look at this:", tone: "warn" },
  fail: { name: "fail", label: "Wrong:", tone: "bad" },
} as const;

/** What the app can tell of its own health, and what to do about it. */
export function DoctorCard() {
  const { data, error, isFetching, refetch } = useDoctor();
  return (
    <Card
      title="Checks"
      aside={
        <Button icon="sync" kind="plain" className={styles.again} disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? "Checking" : "Check again"}
        </Button>
      }
    >
      {error !== null && (
        <p role="alert">
          <FailureText failure={failureOf(error)} />
        </p>
      )}
      {data === undefined && error === null && <Skeleton label="Checking" />}
      <ul className={styles.doctor}>
        {[...(data ?? [])].sort(byGravity).map((check) => (
          <li key={check.id}>
            <Icon size="small" {...LOOKS[check.state]} />
            <span>
              {check.summary}
              {check.advice !== null && <span className={styles.advice}>{check.advice}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const GRAVITY: readonly DoctorCheck["state"][] = ["fail", "warn", "ok"];

const byGravity = (a: DoctorCheck, b: DoctorCheck) => GRAVITY.indexOf(a.state) - GRAVITY.indexOf(b.state);
