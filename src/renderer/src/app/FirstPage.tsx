import { useHashLocation } from "wouter/use-hash-location";
import { useSetPreferences } from "#renderer/api/preferences.ts";
import { useMay } from "#renderer/api/use-may.ts";
import { DemoAside } from "#renderer/features/start/DemoAside.tsx";
import { StartPage } from "#renderer/features/start/StartPage.tsx";
import { AddMyClan } from "./AddMyClan.tsx";
import { ConnectionBar } from "./ConnectionBar.tsx";
import styles from "./FirstPage.module.css";
import { useScene } from "./scene.ts";
import { ThemeSwitch } from "./ThemeSwitch.tsx";
import { useTitle } from "./use-title.ts";

/** The first start, without the frame: there is nothing to go to yet. */
export function FirstPage() {
  const { status, games, clans } = useScene();
  const setPreferences = useSetPreferences();
  const [, navigate] = useHashLocation();
  const mayOpenDemo = useMay("leader");
  useTitle("First start");
  const finish = () => setPreferences({ isFirstStartDone: true });
  const hasDemo = mayOpenDemo && status.workspace.kind === "own" && status.capabilities.includes("demo");
  return (
    <div className={styles.first}>
      <ConnectionBar />
      <StartPage
        demo={hasDemo && <DemoAside games={games} />}
        corner={<ThemeSwitch />}
        hasClans={clans.length > 0}
        onLeave={() => {
          finish();
          navigate("/clans");
        }}
      >
        <AddMyClan onAdded={finish} />
      </StartPage>
    </div>
  );
}
