import { Icon } from "#renderer/ui/Icon.tsx";
import { Notice } from "#renderer/ui/Notice.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { Tag } from "#renderer/ui/Tag.tsx";
import { VisibleText } from "#renderer/ui/VisibleText.tsx";
import { type CheckRow, checkCount, type ExplainedBundle, type ExplainedDraw } from "#shared/draw/explain.ts";
import { GRADE_WORDS } from "#shared/draw/grade.ts";
import { HashLine } from "./HashLine.tsx";
import { VerifiedEntries } from "./VerifiedEntries.tsx";
import { VerifiedPicks } from "./VerifiedPicks.tsx";
import styles from "./Verify.module.css";

/** A proof of a draw: its grade, checks and warnings, what is left for human eyes, the picks, and the whole list. */
export function VerifiedBundle({ explained }: { readonly explained: ExplainedBundle }) {
  const { report, checks, warnings, draw } = explained;
  return (
    <div className={styles.bundle}>
      <div className={styles.columns}>
        <div className={styles.column}>
          {draw !== null && (
            <>
              <div>
                <h3 className={styles.title}>
                  <VisibleText text={draw.title} />{" "}
                  {report.assurance !== null && <Tag icon="shield">grade: {GRADE_WORDS[report.assurance].title}</Tag>}
                </h3>
                {report.assurance !== null && <p className={styles.trust}>{GRADE_WORDS[report.assurance].trust}</p>}
              </div>
              <VerifiedPicks draw={draw} isConfirmed={report.ok} />
            </>
          )}
          {warnings.length > 0 && (
            <div className={styles.warnings}>
              {warnings.map(({ code, words }) => (
                <Notice key={code} tone="warn" cause={words} />
              ))}
            </div>
          )}
          {draw !== null && <Points draw={draw} />}
        </div>
        <div className={styles.column}>
          <Checks checks={checks} />
          {draw !== null && <Terms draw={draw} />}
        </div>
      </div>
      {draw !== null && <VerifiedEntries draw={draw} />}
    </div>
  );
}

const ICONS = { passed: "check", failed: "fail", "not-made": "clock" } as const;
const STATES = { passed: "passed", failed: "failed", "not-made": "not made" } as const;

function Checks({ checks }: { readonly checks: readonly CheckRow[] }) {
  return (
    <div>
      <SectionHead level={3} title="Checks" note={checkCount(checks)} />
      <ol className={styles.checks}>
        {checks.map(({ place, code, title, state, words, detail }) => (
          <li key={code} data-state={state}>
            <Icon
              name={ICONS[state]}
              size="small"
              label={STATES[state]}
              {...(state === "failed" ? { tone: "bad" as const } : {})}
            />
            <span>
              {place}. {title}
              {words !== null && <span className={styles.why}>{words}</span>}
              {detail !== null && <VisibleText text={detail} className={styles.detail} />}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Points({ draw }: { readonly draw: ExplainedDraw }) {
  return (
    <div>
      <SectionHead level={3} title="For your own eyes" note="what no program can check" />
      <ol className={styles.points}>
        {draw.points.map(({ words, facts }) => (
          <li key={words}>
            {words}
            {facts.map(({ label, value, isHash }) =>
              isHash ? (
                <HashLine key={label + value} label={label} value={value} />
              ) : (
                <div key={label + value} className={styles.fact}>
                  {label} <VisibleText text={value} />
                </div>
              ),
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Terms({ draw }: { readonly draw: ExplainedDraw }) {
  return (
    <div>
      <SectionHead level={3} title="Terms" note="as they were announced" />
      <dl className={styles.terms}>
        {draw.terms.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <VisibleText text={value} />
            </dd>
          </div>
        ))}
      </dl>
      <details className={styles.rules}>
        <summary>Rules</summary>
        <p>
          {draw.rules.split("\n").map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name than their place.
            <span key={index}>
              <VisibleText text={line} />
              <br />
            </span>
          ))}
        </p>
      </details>
    </div>
  );
}
