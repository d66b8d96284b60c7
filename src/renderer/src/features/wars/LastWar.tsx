import { useWar } from "#renderer/api/queries.ts";
import { Skeleton } from "#renderer/ui/Skeleton.tsx";
import type { WarId } from "#shared/ids.ts";
import { WarView, type WarViewProps } from "./WarView.tsx";

export interface LastWarProps extends Omit<WarViewProps, "war"> {
  readonly last: WarId;
}

/** The war that was seen last, while none runs. */
export function LastWar({ last, ...view }: LastWarProps) {
  const { data } = useWar(view.clan, last);
  return data === undefined ? <Skeleton label="Loading the last war" /> : <WarView {...view} war={data} />;
}
