import { Dialog } from "#renderer/ui/Dialog.tsx";
import { isMac, keyNames, useAreSingleKeysOn } from "#renderer/ui/hotkeys.ts";
import { hrefOf, settingsPath } from "#renderer/ui/route.ts";
import text from "#renderer/ui/text.module.css";
import styles from "./KeySheet.module.css";
import { SHORTCUTS } from "./shortcuts.ts";

/** All keys at a glance. */
export function KeySheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const areSingleKeysOn = useAreSingleKeysOn();
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose} className={styles.sheet}>
      <div className={styles.groups}>
        {SHORTCUTS.map((group) => (
          <section key={group.head}>
            <h3>{group.head}</h3>
            <dl>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.text}>
                  <dt>{shortcut.text}</dt>
                  <dd>
                    {shortcut.strokes.map((stroke) => (
                      <kbd key={stroke}>{nameOf(stroke)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={text.quiet}>
        {areSingleKeysOn ? "Keys of one letter do nothing while you write. " : "Keys of one letter are switched off. "}
        <a className={text.link} href={hrefOf(settingsPath("appearance"))} onClick={onClose}>
          {areSingleKeysOn ? "Switch them off" : "Switch them on"}
        </a>
      </p>
    </Dialog>
  );
}

const ARROWS: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };

const nameOf = (stroke: string) => ARROWS[stroke] ?? keyNames(stroke, isMac());
