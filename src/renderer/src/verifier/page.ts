import { verdictBeside } from "#shared/draw/explain-evidence.ts";
import type { Explained } from "#shared/draw/explain-file.ts";
import { explainTogether } from "#shared/draw/explain-together.ts";
import { type AboutView, createAboutView } from "./about-view.ts";
import { checkGiven, type Given } from "./check-file.ts";
import { el, fill } from "./dom.ts";
import { createFileView, type FileView } from "./file-view.ts";
import { giveView } from "./give-view.ts";
import { verdictView } from "./verdict.ts";

interface Shown {
  readonly view: FileView;
  /** Null while it is checked. */
  explained: Explained | null;
}

export interface PageParts {
  readonly release: string;
  /** Lets the browser draw what is there, so that a long check begins under its words. */
  readonly drawn: () => Promise<void>;
}

export interface VerifierPage {
  readonly elements: readonly HTMLElement[];
  readonly about: AboutView;
}

/** The page: what was given last stands first; files are checked one after another. */
export function createVerifierPage({ release, drawn }: PageParts): VerifierPage {
  let files: readonly Shown[] = [];
  let last: Promise<void> = Promise.resolve();
  const together = el("div", { class: "together" });
  const results = el("div", { class: "results" });
  const about = createAboutView(release);

  function judgeAgain(): void {
    const all = files.flatMap((file) => (file.explained === null ? [] : [file.explained]));
    for (const { view, explained } of files) if (explained !== null) view.judge(verdictBeside(explained, all));
    fill(
      together,
      explainTogether(all).map((verdict) => verdictView(verdict)),
    );
  }

  function add(given: Given): void {
    const view = createFileView(given.name, () => {
      files = files.filter((file) => file !== shown);
      view.element.remove();
      judgeAgain();
    });
    const shown: Shown = { view, explained: null };
    files = [shown, ...files];
    results.prepend(view.element);
    last = last.then(async () => {
      if (!files.includes(shown)) return;
      await drawn();
      const explained = await checkGiven(given);
      shown.explained = explained;
      view.show(explained, explained.verdict);
      judgeAgain();
    });
  }

  const give = giveView((given) => {
    for (const one of given) add(one);
  });
  const header = el("header", { class: "top" }, el("h1", {}, "Check a draw"));
  return { elements: [header, el("main", {}, give, together, results), about.element], about };
}
