import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { FailureText, type FailureTextProps } from "#renderer/ui/FailureText.tsx";
import { LinkButton } from "#renderer/ui/LinkButton.tsx";
import { ReadFailure } from "#renderer/ui/ReadFailure.tsx";
import { hrefOf } from "#renderer/ui/route.ts";

export interface BoardFailureProps {
  readonly failure: FailureTextProps["failure"];
  /** The board that the page begins with. */
  readonly firstPath: string;
  readonly onRetry: () => void;
}

/** Another try helps nothing where the address asks for what there is not. */
const OF_THE_ADDRESS: readonly string[] = ["UNKNOWN_METRIC", "INVALID_WINDOW"];

/** In place of a board that could not be read. */
export function BoardFailure({ failure, firstPath, onRetry }: BoardFailureProps) {
  if (!OF_THE_ADDRESS.includes(failure.code)) {
    return <ReadFailure what="The board" failure={failure} onRetry={onRetry} />;
  }
  return (
    <EmptyState
      title="There is no such board"
      action={<LinkButton href={hrefOf(firstPath)}>Show the usual board</LinkButton>}
    >
      <FailureText failure={failure} />
    </EmptyState>
  );
}
