/** The one page that the window shows, and how its address is told from all others. */

/** Name of our own scheme; nothing is loaded from files or from the network. */
export const APP_SCHEME = "app";
const APP_HOST = "bundle";

export interface AppPage {
  /** Where the window goes. */
  readonly url: string;
  /** True for anything that the page itself or its files are at. */
  readonly owns: (url: string) => boolean;
  /** True for the page alone, which is all that the window may navigate to. */
  readonly isAt: (url: string) => boolean;
  /** Address of the development server; null in what people use. */
  readonly devServer: string | null;
}

/** The built page, or the development server's where one is given. */
export function appPageOf(devServer: string | null): AppPage {
  if (devServer === null) {
    return { url: `${APP_SCHEME}://${APP_HOST}/`, owns: isAppUrl, isAt: isAppPage, devServer };
  }
  const { origin, href } = new URL(devServer);
  const owns = (url: string) => URL.parse(url)?.origin === origin;
  return { url: href, owns, isAt: owns, devServer: origin };
}

/**
 * Protocol and host are compared, not `origin`: that is the text "null" for a scheme of one's own in Node (PLATFORM.md
 * 1.3), and would be equal for every such address.
 */
function isAppUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === "";
}

function isAppPage(text: string): boolean {
  return isAppUrl(text) && isPagePath(new URL(text).pathname);
}

/** Both names of the page. */
export function isPagePath(path: string): boolean {
  return path === "/" || path === "/index.html";
}
