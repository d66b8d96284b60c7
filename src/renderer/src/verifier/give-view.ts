import { type Given, givenFile, givenText } from "./check-file.ts";
import { el } from "./dom.ts";

/** The place to choose and paste; what is dropped or pasted anywhere on the page is taken as well. */
export function giveView(onGiven: (given: readonly Given[]) => void): HTMLElement {
  const input = el("input", {
    type: "file",
    multiple: "",
    accept: ".json,application/json,text/plain",
    class: "unseen",
    tabindex: -1,
    "aria-label": "Proofs or receipts",
  });
  input.addEventListener("change", () => {
    const given = [...(input.files ?? [])].map(givenFile);
    // The same file may be chosen again.
    input.value = "";
    onGiven(given);
  });
  const choose = el("button", { type: "button", class: "main" }, "Choose files");
  choose.addEventListener("click", () => input.click());
  const paste = el("textarea", {
    rows: 1,
    placeholder: "paste the text here",
    "aria-label": "Paste a proof or receipt",
  });
  // What is typed by hand or put in by a phone's keyboard.
  paste.addEventListener("change", () => {
    const text = paste.value;
    paste.value = "";
    if (text.trim() !== "") onGiven([givenText("pasted text", text)]);
  });
  takeDropped(onGiven);
  takePasted(onGiven);
  return el(
    "section",
    { class: "give", "aria-label": "Give a proof" },
    el(
      "p",
      {},
      "A proof is the ",
      el("code", {}, ".json"),
      " file that was posted with the result of a draw. A receipt shows that one member is in the locked list. Everything is checked on this computer: the page loads nothing, sends nothing, and needs nobody’s help.",
    ),
    el(
      "div",
      { class: "ways" },
      choose,
      input,
      el("span", { class: "quiet" }, "or drop them anywhere here, or"),
      paste,
    ),
    el(
      "p",
      { class: "hint" },
      "Give several at once to see whether they fit together: the receipt with the proof, the evidence with the proof, all announcements of an organiser.",
    ),
  );
}

function takeDropped(onGiven: (given: readonly Given[]) => void): void {
  const over = (isOver: boolean) => document.body.classList.toggle("over", isOver);
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) over(false);
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    onGiven(givenOf(event.dataTransfer, "dropped text"));
  });
}

function takePasted(onGiven: (given: readonly Given[]) => void): void {
  document.addEventListener("paste", (event) => {
    if (event.target instanceof HTMLInputElement) return;
    // Taken before it is in the field: a proof of many members would hold up the page there.
    event.preventDefault();
    onGiven(givenOf(event.clipboardData, "pasted text"));
  });
}

/** Files where there are any, else the text. */
function givenOf(data: DataTransfer | null, name: string): readonly Given[] {
  const files = [...(data?.files ?? [])].map(givenFile);
  const text = data?.getData("text/plain") ?? "";
  return files.length > 0 || text.trim() === "" ? files : [givenText(name, text)];
}
