import { Facts } from "#renderer/ui/Facts.tsx";
import { Name } from "#renderer/ui/Name.tsx";
import { SectionHead } from "#renderer/ui/SectionHead.tsx";
import { times } from "#renderer/ui/times.ts";
import { useNow } from "#renderer/ui/use-now.ts";
import type { MemberDetail } from "#shared/contract/members.ts";
import { HOUR } from "#shared/time.ts";

/** Where somebody was and is: one line a stay, in all clans that are watched. */
export function StaysSection({ member }: { readonly member: MemberDetail }) {
  const now = useNow(HOUR);
  const day = (at: number | null, otherwise: string) => (at === null ? otherwise : times.day(at, now) || "today");
  return (
    <section aria-label="Stays">
      <SectionHead level={3} title="Stays" />
      <Facts
        facts={member.stays.map((stay) => ({
          key: `${stay.clan} ${stay.joinedAt}`,
          name: <Name text={stay.clanName} />,
          value: `${day(stay.joinedAt, "before it was watched")} to ${day(stay.leftAt, "now")}`,
        }))}
      />
    </section>
  );
}
