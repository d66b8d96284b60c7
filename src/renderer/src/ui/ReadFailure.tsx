import { Button } from "./Button.tsx";
import { EmptyState } from "./EmptyState.tsx";
import { FailureText, type FailureTextProps } from "./FailureText.tsx";

export interface ReadFailureProps extends FailureTextProps {
  /** What could not be read: `The members`. */
  readonly what: string;
  readonly onRetry: () => void;
}

/** In place of what could not be read even once: why, and another try. */
export function ReadFailure({ what, failure, onRetry }: ReadFailureProps) {
  return (
    <EmptyState title={`${what} could not be read`} action={<Button onClick={onRetry}>Try again</Button>}>
      <FailureText failure={failure} />
    </EmptyState>
  );
}
