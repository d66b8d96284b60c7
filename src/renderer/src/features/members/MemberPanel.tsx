import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useClient } from "#renderer/api/client-context.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { useMember, useMembers } from "#renderer/api/queries.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { Icon } from "#renderer/ui/Icon.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { Panel } from "#renderer/ui/Panel.tsx";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useTicker } from "#renderer/ui/use-now.ts";
import type { MemberDetail } from "#shared/contract/members.ts";
import type { GameInfo } from "#shared/game.ts";
import type { AccountId, ClanId } from "#shared/ids.ts";
import { shownName } from "#shared/plain-text.ts";
import type { Instant } from "#shared/time.ts";
import { ActivityCell } from "./ActivityCell.tsx";
import { AttacksCell } from "./AttacksCell.tsx";
import { EventsSection } from "./EventsSection.tsx";
import { GainsSection } from "./GainsSection.tsx";
import styles from "./Members.module.css";
import { MemberTags } from "./MemberTags.tsx";
import { identityLine, isRefShown, missingLine } from "./member-words.ts";
import { NowLine } from "./NowLine.tsx";
import { PlayedSection } from "./PlayedSection.tsx";
import { PresenceSection } from "./PresenceSection.tsx";
import { StaysSection } from "./StaysSection.tsx";
import { ValuesSection } from "./ValuesSection.tsx";

export interface MemberPanelProps {
  readonly clan: ClanId;
  /** The clan's zone: days and hours are told in it. */
  readonly zone: string;
  readonly game: GameInfo;
  readonly account: AccountId;
  /** What officers wrote down about the member. */
  readonly notes: ReactNode;
  readonly isFocused: boolean;
  readonly onClose: () => void;
}

/** Everything about one member, beside the list. */
export function MemberPanel({ clan, zone, game, account, notes, isFocused, onClose }: MemberPanelProps) {
  const { data: member, error } = useMember(clan, account);
  const list = useMembers(clan).data;
  const panel = { onClose, isFocused };
  if (member === undefined) {
    const failure = error === null ? null : failureOf(error);
    return (
      <Panel label="Member" title="Member" {...panel}>
        {failure === null ? (
          <Skeleton label="Loading the member" />
        ) : (
          <EmptyState title={failure.code === "NOT_FOUND" ? "Nobody here" : "The member could not be read"}>
            <FailureText failure={failure} />
          </EmptyState>
        )}
      </Panel>
    );
  }
  const role = game.roles.find((one) => one.id === member.gameRole)?.label ?? member.gameRole;
  return (
    <Panel
      label={shownName(member.name)}
      title={
        <>
          <Name text={member.name} /> {isRefShown(member) && <span className={styles.answer}>{member.ref}</span>}{" "}
          {role !== null && <span className={styles.answer}>{role}</span>}
          <MemberTags game={game} row={member} />
        </>
      }
      head={
        <Head member={member} clan={clan} lagNote={game.lagNote}>
          {game.presence === "exact" ? (
            <NowLine clan={clan} member={member} list={list} />
          ) : (
            <ActivityLine member={member} watchedSince={list?.watchedSince ?? null} lagNote={game.lagNote} />
          )}
        </Head>
      }
      {...panel}
    >
      <PresenceSection member={member} zone={zone} isExact={game.presence === "exact"} />
      <GainsSection clan={clan} member={member} game={game} />
      {notes}
      {game.tabs.includes("activities") && <PlayedSection clan={clan} account={account} />}
      <ValuesSection member={member} game={game} />
      <EventsSection member={member} game={game} />
      <StaysSection member={member} />
    </Panel>
  );
}

interface HeadProps {
  readonly member: MemberDetail;
  readonly clan: ClanId;
  readonly lagNote: string | null;
  /** What the member does now, or did last. */
  readonly children: ReactNode;
}

interface ActivityLineProps {
  readonly member: MemberDetail;
  readonly watchedSince: Instant | null;
  readonly lagNote: string | null;
}

/** When a member was last active, where the game does not tell who plays. */
function ActivityLine({ member, watchedSince, lagNote }: ActivityLineProps) {
  return (
    <p className={styles.now}>
      <span>{member.war !== null && <AttacksCell war={member.war} />}</span>
      <span>
        <span className={text.quiet}>{member.active ? "last active " : "left the clan, last active "}</span>
        <ActivityCell row={member} watchedSince={watchedSince} lagNote={lagNote} />
      </span>
    </p>
  );
}

function Head({ member, clan, lagNote, children }: HeadProps) {
  const client = useClient();
  const ticker = useTicker();
  const mayAsk = useMay("officer");
  const [answer, setAnswer] = useState<string | null>(null);
  const refresh = useMutation({
    mutationFn: () => client.members.refresh({ clan, account: member.id }),
    onSuccess({ isAsked, goodUntil }) {
      if (isAsked) setAnswer("Asked. What is new appears by itself.");
      else if (goodUntil === null) setAnswer("There is nothing to ask for.");
      else setAnswer(`The game would say the same until ${times.moment(goodUntil, ticker.now())}.`);
    },
  });
  const identity = identityLine(member, times, ticker.current());
  const missing = missingLine(member, times, ticker.current());
  return (
    <>
      <p className={styles.line} title={identity}>
        {identity}
      </p>
      {children}
      {missing !== null && (
        <p className={styles.missing}>
          <Icon name="warn" size="small" />
          <span>{missing}</span>
        </p>
      )}
      {lagNote !== null && <p className={styles.lag}>{lagNote}</p>}
      {mayAsk && (
        <div className={styles.actions}>
          <Button icon="sync" disabled={refresh.isPending} onClick={() => refresh.mutate()}>
            Refresh now
          </Button>
          <span className={styles.answer} role="status">
            {refresh.isError ? <FailureText failure={failureOf(refresh.error)} /> : answer}
          </span>
        </div>
      )}
    </>
  );
}
