import { Name } from "#renderer/ui/Name.tsx";
import { numbers } from "#renderer/ui/numbers.ts";
import { hrefOf, memberPath } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { FireteamView, MemberList, MemberPresence, MemberRow } from "#shared/contract/members.ts";
import type { ClanId } from "#shared/ids.ts";
import { plainText } from "#shared/plain-text.ts";
import { type Instant, MINUTE } from "#shared/time.ts";
import { hiddenText, seenText } from "./last-seen.ts";
import styles from "./Members.module.css";
import { matesOf } from "./mates.ts";
import { whereaboutsOf } from "./members-groups.ts";
import { OnlineTime, PresenceCell } from "./PresenceCell.tsx";
import { PresenceTime } from "./PresenceTime.tsx";
import { doingOf, guestNames } from "./presence-words.ts";

export interface NowLineProps {
  readonly clan: ClanId;
  readonly member: MemberRow;
  /** The clan as it is now; undefined before it was read. */
  readonly list: MemberList | undefined;
}

/** What a member plays now, since when, and with whom; of who does not play, when that was. */
export function NowLine({ clan, member, list }: NowLineProps) {
  const { presence } = member;
  const frozenSince = list?.frozenSince ?? null;
  if (presence === null || whereaboutsOf(member) !== "in-game") {
    return <SeenLine member={member} watchedSince={list?.watchedSince ?? null} />;
  }
  const mates = matesOf(list, member.id);
  return (
    <>
      <p className={styles.now}>
        <Doing presence={presence} frozenSince={frozenSince} />
        <span className={styles.online}>
          online <OnlineTime presence={presence} frozenSince={frozenSince} />
        </span>
      </p>
      <p className={styles.mates}>{guardianText(presence)}</p>
      {mates !== null && <Mates clan={clan} {...mates} />}
    </>
  );
}

function Doing({ presence, frozenSince }: { readonly presence: MemberPresence; readonly frozenSince: Instant | null }) {
  const { text: words, running } = doingOf(presence, null);
  return (
    <span>
      <span className={styles.strong}>{words}</span>
      {running !== null && words !== null && (
        <>
          {" "}
          <PresenceTime
            label={words}
            running={running}
            isStale={presence.state === "stale"}
            frozenSince={frozenSince}
          />
        </>
      )}
    </span>
  );
}

/** `Warlock, light 2 010`. */
function guardianText({ class: className, light }: MemberPresence): string {
  const parts = [
    className === null ? null : plainText(className),
    light === null ? null : `light ${numbers.count(light)}`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function Mates({ clan, mates, guests }: { readonly clan: ClanId } & NonNullable<ReturnType<typeof matesOf>>) {
  const names = guestNames(guests);
  return (
    <p className={styles.mates}>
      with{" "}
      {mates.map((mate, index) => (
        <span key={mate.id}>
          {index > 0 && ", "}
          <a className={text.link} href={hrefOf(memberPath(clan, mate.id))}>
            <Name text={mate.name} hasCode={false} />
          </a>
        </span>
      ))}
      {names !== null && (
        <>
          {mates.length > 0 && " and "}
          {names} <span title="Not in this clan">({guestWord(guests)})</span>
        </>
      )}
    </p>
  );
}

const guestWord = (guests: FireteamView["guests"]) => (guests.length === 1 ? "guest" : "guests");

function SeenLine({ member, watchedSince }: { readonly member: MemberRow; readonly watchedSince: Instant | null }) {
  const now = useNow(MINUTE);
  const hidden = hiddenText(member, now, times);
  const seen = seenText(member, now, times);
  return (
    <p className={styles.now}>
      <span>{member.active ? (hidden ?? "Offline") : "Left the clan"}</span>
      <span className={text.quiet}>
        last seen {seen} {seen !== null && "· "}
        <PresenceCell row={member} watchedSince={watchedSince} frozenSince={null} />
      </span>
    </p>
  );
}
