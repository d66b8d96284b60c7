import { VERSION as PROTOCOL } from "#shared/draw/documents.ts";
import { el, fill } from "./dom.ts";
import { icon } from "./icon.ts";
import type { CryptoFinding } from "./own-crypto.ts";
import { verdictView } from "./verdict.ts";

const FINDINGS: Record<Exclude<CryptoFinding, "different">, string> = {
  same: "The page computes SHA-256 and HMAC itself. They were compared with those of this browser and are the same.",
  absent:
    "The page computes SHA-256 and HMAC itself. This browser offers none here to compare them with, which changes nothing in the result.",
};

export interface AboutView {
  readonly element: HTMLElement;
  readonly show: (finding: CryptoFinding) => void;
}

/** What the page is, how it can be trusted, and whether its arithmetic is that of the browser. */
export function createAboutView(release: string): AboutView {
  const finding = el("div", { role: "status" }, el("p", { class: "quiet" }, "Comparing the arithmetic…"));
  const element = el(
    "footer",
    {},
    finding,
    el(
      "details",
      {},
      el("summary", {}, "Is this the page that was published?"),
      el(
        "div",
        { class: "about" },
        el(
          "p",
          {},
          `A page that the organiser hands out could lie. This one says that it is of Adjutant ${release} and checks ${PROTOCOL}. Compute the SHA-256 of the file and compare it with the one published with that release:`,
        ),
        command("Windows", "certutil -hashfile verifier.html SHA256"),
        command("macOS", "shasum -a 256 verifier.html"),
        command("Linux", "sha256sum verifier.html"),
        el("p", {}, "It can be built again from the source and comes out the same, byte for byte."),
      ),
    ),
  );
  return {
    element,
    show(found) {
      fill(finding, [
        found === "different"
          ? verdictView({
              tone: "bad",
              title: "Do not rely on this page in this browser",
              words:
                "Its SHA-256 or HMAC differs from that of the browser: one of the two is broken. Check the proof with another browser.",
            })
          : el("p", { class: "quiet" }, icon(found === "same" ? "check" : "clock"), " ", FINDINGS[found]),
      ]);
    },
  };
}

function command(system: string, line: string): HTMLElement {
  return el("div", { class: "hash" }, el("span", { class: "quiet" }, system), el("code", {}, line));
}
