import type { ContestDetail, EntryList } from "#shared/contract/contests.ts";
import type { GameInfo } from "#shared/game.ts";
import type { ClanId } from "#shared/ids.ts";
import { ActivateDialog } from "./ActivateDialog.tsx";
import { BeaconDialog } from "./BeaconDialog.tsx";
import { useContestDialog } from "./contest-dialog-store.ts";
import { DrawDialog } from "./DrawDialog.tsx";
import { DrawShow } from "./DrawShow.tsx";
import { EntryDialog } from "./EntryDialog.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { LockDialog } from "./LockDialog.tsx";
import { PublishDialog } from "./PublishDialog.tsx";
import { RearmDialog } from "./RearmDialog.tsx";
import { RemoveDialog } from "./RemoveDialog.tsx";
import { RulesDialog } from "./RulesDialog.tsx";
import { SealDialog } from "./SealDialog.tsx";
import { TrustDialog } from "./TrustDialog.tsx";
import { VerifyDialog } from "./VerifyDialog.tsx";
import { VoidDialog } from "./VoidDialog.tsx";
import { WitnessDialog } from "./WitnessDialog.tsx";

export interface ContestDialogsProps {
  readonly clan: ClanId;
  readonly game: GameInfo;
  readonly contest: ContestDetail;
  readonly list: EntryList | undefined;
  readonly isOfficer: boolean;
}

/** What is open above the page. Members open only what shows something. */
export function ContestDialogs({ clan, game, contest, list, isOfficer }: ContestDialogsProps) {
  const { dialog, open } = useContestDialog();
  const onClose = () => open(null);
  const shared = { contest, onClose };
  if (dialog === null) return null;
  switch (dialog.kind) {
    case "export":
      return <ExportDialog {...shared} clan={clan} />;
    case "verify":
      return <VerifyDialog {...shared} clan={clan} />;
    case "draw":
      return <DrawShow {...shared} clan={clan} />;
    case "trust":
      return <TrustDialog {...shared} />;
    case "rules":
      return <RulesDialog {...shared} />;
    case "entry":
      return (
        <EntryDialog {...shared} clan={clan} game={game} list={list} entryId={dialog.entryId} isOfficer={isOfficer} />
      );
    default:
  }
  if (!isOfficer) return null;
  switch (dialog.kind) {
    case "activate":
      return <ActivateDialog {...shared} game={game} />;
    case "remove":
      return <RemoveDialog {...shared} clan={clan} />;
    case "publish":
      return <PublishDialog key={dialog.document} {...shared} document={dialog.document} />;
    case "lock":
      return <LockDialog {...shared} list={list} />;
    case "draw-now":
      return <DrawDialog {...shared} list={list} />;
    case "witness":
      return <WitnessDialog {...shared} />;
    case "beacon":
      return <BeaconDialog {...shared} />;
    case "rearm":
      return <RearmDialog {...shared} />;
    case "void":
      return <VoidDialog {...shared} />;
    case "seal":
      return <SealDialog {...shared} />;
  }
}
