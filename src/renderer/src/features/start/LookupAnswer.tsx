import { Button } from "#renderer/ui/Button.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { Notice } from "#renderer/ui/Notice.tsx";
import { numbers, UNKNOWN } from "#renderer/ui/numbers.ts";
import { clanPath, hrefOf } from "#renderer/ui/route.ts";
import type { ClanLookup } from "#shared/contract/clans.ts";
import type { GameInfo } from "#shared/game.ts";
import type { Found, LookupResult } from "./lookup-words.ts";
import styles from "./Start.module.css";

export interface LookupAnswerProps {
  readonly game: GameInfo;
  readonly lookup: ClanLookup;
  readonly result: LookupResult;
  readonly onAskAgain: () => void;
  readonly onEnterKey: (() => void) | null;
}

/** What the game says about a tag. */
export function LookupAnswer({ game, lookup, result, onAskAgain, onEnterKey }: LookupAnswerProps) {
  switch (result.kind) {
    case "found":
      return <FoundCard game={game} reference={lookup.ref} clan={result.clan} />;
    case "tracked":
      return (
        <Notice
          tone="neutral"
          cause={
            <>
              <Name text={result.name ?? lookup.ref} /> is in the list already.
            </>
          }
          action={<LinkButton href={hrefOf(clanPath(result.clan))}>Open it</LinkButton>}
        />
      );
    case "trouble":
      return (
        <Notice
          tone="warn"
          cause={result.cause}
          action={
            result.needsKey && onEnterKey !== null ? (
              <Button icon="key" onClick={onEnterKey}>
                Enter a key
              </Button>
            ) : (
              result.canAdd && <Button onClick={onAskAgain}>Try again</Button>
            )
          }
        >
          {result.meaning}
        </Notice>
      );
  }
}

interface FoundCardProps {
  readonly game: GameInfo;
  readonly reference: string;
  readonly clan: Found;
}

function FoundCard({ game, reference, clan }: FoundCardProps) {
  if (game.roster === "hand") {
    return (
      <div className={styles.card}>
        <p className={styles.title}>
          <GameMark game={game.id} label={game.name} />
          <Name text={clan.name} />
        </p>
        <p className={styles.note}>You keep its members here. They come in the next step.</p>
      </div>
    );
  }
  const facts: readonly [name: string, value: string][] = [
    ["Level", clan.level === null ? UNKNOWN : numbers.count(clan.level)],
    ["Members", numbers.count(clan.members)],
    ["War log", clan.isWarLogPublic === null ? UNKNOWN : clan.isWarLogPublic ? "public" : "not public"],
    ["Costs", `about ${numbers.count(clan.requestsPerMinute, 1)} requests a minute`],
  ];
  return (
    <div className={styles.card}>
      <p className={styles.title}>
        <GameMark game={game.id} label={game.name} />
        <Name text={clan.name} />
        <span className={styles.note}>{reference}</span>
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {clan.isWarLogPublic === false && (
        <p className={styles.note}>Wars cannot be seen until the war log is made public in the game.</p>
      )}
    </div>
  );
}
