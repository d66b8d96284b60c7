import { useMutation } from "@tanstack/react-query";
import { useClient } from "#renderer/api/client-context.ts";
import { failureOf } from "#renderer/api/failures.ts";
import { Button } from "#renderer/ui/Button.tsx";
import { FailureText } from "#renderer/ui/FailureText.tsx";
import { GameMark } from "#renderer/ui/GameMark.tsx";
import type { GameInfo } from "#shared/game.ts";
import styles from "./Start.module.css";

/** Invented clans to look around in, without a key and without a clan. */
export function DemoAside({ games }: { readonly games: readonly GameInfo[] }) {
  const client = useClient();
  const open = useMutation({
    mutationFn: () => client.demo.open(),
    onSuccess(answer) {
      if (answer.how === "address") location.assign(answer.address);
      else location.reload();
    },
  });
  // The page is left as soon as the demo answers; until then nothing can be done twice.
  const isOpening = open.isPending || open.isSuccess;
  return (
    <aside className={styles.demo} aria-label="Explore the demo alliance">
      <h2>Explore the demo alliance</h2>
      <p>
        Invented clans that play, fight and leave, on a clock that you can speed up. Nothing is asked of the games'
        servers. You can add your own clan at any time.
      </p>
      <ul>
        {games.map((game) => (
          <li key={game.id}>
            <GameMark game={game.id} /> {game.name}
          </li>
        ))}
      </ul>
      <Button disabled={isOpening} onClick={() => open.mutate()}>
        {isOpening ? "Opening the demo" : "Open the demo"}
      </Button>
      <p role="status">{open.isError && <FailureText failure={failureOf(open.error)} />}</p>
    </aside>
  );
}
