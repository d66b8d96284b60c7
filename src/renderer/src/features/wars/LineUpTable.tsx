import { AttackPips } from "#renderer/ui/AttackPips.tsx";
import { cx } from "#renderer/ui/cx.ts";
import { Name } from "#renderer/ui/Name.tsx";
import { numbers, plural, UNKNOWN } from "#renderer/ui/numbers.ts";
import { hrefOf } from "#renderer/ui/route.ts";
import { useRoving } from "#renderer/ui/roving.ts";
import table from "#renderer/ui/table.module.css";
import { useWidth } from "#renderer/ui/use-width.ts";
import type { WarDetail, WarMember } from "#shared/contract/wars.ts";
import type { AccountId } from "#shared/ids.ts";
import { madeText } from "./war-words.ts";

/** Narrower than this, the attacks one by one leave, then the defence, then the town hall. */
const MADE_FROM = 860;
const DEFENCE_FROM = 520;
const TOWN_HALL_FROM = 400;

export interface LineUpTableProps {
  readonly label: string;
  readonly members: readonly WarMember[];
  /** The other side, shown beside it while nobody has attacked: who stands against whom. */
  readonly against: readonly WarMember[];
  /** All attacks of the war. */
  readonly attacks: WarDetail["attacks"];
  /** Whose panel is open. */
  readonly open: AccountId | null;
  readonly memberPathOf: (id: AccountId) => string;
  /** Before the battle day nobody has attacked, and nobody could. */
  readonly hasBattle: boolean;
  /** Once it is over what is left counts as missed. */
  readonly isOver: boolean;
}

/** One side of a war, by position. */
export function LineUpTable({
  label,
  members,
  against,
  attacks,
  open,
  memberPathOf,
  hasBattle,
  isOver,
}: LineUpTableProps) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const room = width ?? 0;
  const hasDefence = hasBattle && room >= DEFENCE_FROM;
  const hasMade = hasBattle && room >= MADE_FROM;
  const hasAgainst = !hasBattle && room >= DEFENCE_FROM;
  const hasTownHall = room >= TOWN_HALL_FROM;
  const roving = useRoving(members.flatMap((member) => (member.account === null ? [] : [String(member.account)])));
  return (
    <div ref={ref}>
      <table className={cx(table.table, table.rows)} aria-label={label} {...roving.listProps}>
        <colgroup>
          <col style={{ width: 52 }} />
          <col />
          {hasTownHall && <col style={{ width: 56 }} />}
          {hasAgainst && <col />}
          {hasAgainst && <col style={{ width: 72 }} />}
          {hasBattle && <col style={{ width: 112 }} />}
          {hasMade && <col style={{ width: "42%" }} />}
          {hasBattle && <col style={{ width: 72 }} />}
          {hasDefence && <col style={{ width: 148 }} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={table.number} title="Position on the map">
              #
            </th>
            <th scope="col">Member</th>
            {hasTownHall && (
              <th scope="col" className={table.number} title="Town hall">
                TH
              </th>
            )}
            {hasAgainst && (
              <>
                <th scope="col">Against</th>
                <th scope="col" className={table.number} title="Town hall">
                  TH
                </th>
              </>
            )}
            {hasBattle && <th scope="col">Attacks</th>}
            {hasMade && <th scope="col">Attacked</th>}
            {hasBattle && (
              <th scope="col" className={table.number} title="Stars of all attacks">
                Stars
              </th>
            )}
            {hasDefence && (
              <th scope="col" className={table.number} title="Best attack against them">
                Defence
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.ref} aria-current={member.account !== null && member.account === open ? "true" : undefined}>
              <td className={cx(table.number, table.quiet)}>{member.position ?? UNKNOWN}</td>
              <th scope="row">
                {member.account === null ? (
                  <Name text={member.name} className={table.player} />
                ) : (
                  <a
                    className={table.playerLink}
                    href={hrefOf(memberPathOf(member.account))}
                    {...roving.itemProps(String(member.account))}
                  >
                    <Name text={member.name} />
                  </a>
                )}
              </th>
              {hasTownHall && <td className={table.number}>{member.townHall ?? UNKNOWN}</td>}
              {hasAgainst && <Opposite against={against.find((one) => one.position === member.position)} />}
              {hasBattle && (
                <td>
                  <Attacks member={member} isOver={isOver} />
                </td>
              )}
              {hasMade && <td className={table.quiet}>{madeText(attacks, member.ref)}</td>}
              {hasBattle && (
                <td className={cx(table.number, member.stars === 0 && table.quiet)}>{numbers.count(member.stars)}</td>
              )}
              {hasDefence && (
                <td className={table.number}>
                  <Defence defence={member.defence} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who holds the same position on the other side. */
function Opposite({ against }: { readonly against: WarMember | undefined }) {
  return (
    <>
      <td>{against === undefined ? UNKNOWN : <Name text={against.name} />}</td>
      <td className={table.number}>{against?.townHall ?? UNKNOWN}</td>
    </>
  );
}

function Attacks({ member, isOver }: { readonly member: WarMember; readonly isOver: boolean }) {
  const { attacksUsed, attacksLeft } = member;
  if (!isOver) return <AttackPips used={attacksUsed} left={attacksLeft} />;
  return attacksLeft === 0 ? <span className={table.quiet}>all used</span> : <>{attacksLeft} missed</>;
}

function Defence({ defence }: Pick<WarMember, "defence">) {
  if (defence === null) return <span className={table.quiet}>not attacked</span>;
  return (
    <>
      {defence.stars} {plural(defence.stars, "star", "stars")}, {numbers.percent(defence.destruction)}
    </>
  );
}
