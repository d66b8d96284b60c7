import { LINK_SCHEME } from "./deep-link.ts";

/** What the command line asks of a start. */
export interface Launch {
  /** The folder that was asked for; undefined where none was. */
  readonly dataDir: string | undefined;
  /** Started by the system at login: no window until somebody asks for one. */
  readonly isHidden: boolean;
}

export const HIDDEN_SWITCH = "--hidden";
const DATA_DIR_SWITCH = "--data-dir";

/** Reads a command line. What follows a link came with it, from whoever made the link, and is not ours to follow. */
export function readLaunch(argv: readonly string[]): Launch {
  const link = argv.findIndex(isLink);
  const own = link === -1 ? argv : argv.slice(0, link);
  const at = own.indexOf(DATA_DIR_SWITCH);
  const joined = own.find((word) => word.startsWith(`${DATA_DIR_SWITCH}=`));
  return {
    dataDir: joined?.slice(DATA_DIR_SWITCH.length + 1) ?? (at === -1 ? undefined : own[at + 1]),
    isHidden: own.includes(HIDDEN_SWITCH),
  };
}

/** The link on a command line, wherever it stands: Chromium adds switches of its own and their order varies. */
export function linkOf(argv: readonly string[]): string | null {
  return argv.find(isLink) ?? null;
}

function isLink(word: string): boolean {
  return word.toLowerCase().startsWith(`${LINK_SCHEME}://`);
}
