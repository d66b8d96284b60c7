/** An address of the web without a slash at its end; null for what is none, or holds more than host, port and path. */
export function parseAddress(text: string): string | null {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return null;
  }
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  // A password in an address would be stored and shown in clear.
  if (!isWeb || url.username !== "" || url.password !== "" || url.hash !== "" || url.search !== "") return null;
  return url.href.replace(/\/+$/, "");
}
