import { Component, type ReactNode } from "react";
import { Button } from "#renderer/ui/Button.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";

export interface ErrorBoundaryProps {
  /** What failed, as the words call it. */
  readonly place: "window" | "page";
  /** Another value is another chance. */
  readonly resetKey?: string;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
  readonly resetKey: string | undefined;
}

/** A defect of the window ends here: in words, and with a way on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main>
        <EmptyState
          title={`This ${this.props.place} failed, which it should not`}
          action={<Button onClick={() => location.reload()}>Load the window again</Button>}
        >
          Your data is not touched; syncing goes on. What failed: {error.message}
        </EmptyState>
      </main>
    );
  }
}
