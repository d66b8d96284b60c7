import "@fontsource-variable/inter/wght.css";
import "#renderer/ui/tokens.css";
import "#renderer/ui/base.css";
import { setNonce } from "get-nonce";
import { createRoot } from "react-dom/client";
import { App } from "#renderer/app/App.tsx";

// The host puts a nonce into each page: dialogs lock scrolling with a style of their own while they are open.
const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce;
if (nonce !== undefined && nonce !== "") setNonce(nonce);

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no place for the window.");
createRoot(root).render(<App />);
