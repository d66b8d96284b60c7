/** What an officer enters of where a document was posted. */
import { zonedInstant } from "#renderer/ui/zoned-input.ts";
import type { Instant } from "#shared/time.ts";
import { readMessageLink } from "./message-link.ts";

export interface PostingForm {
  /** The link to the message, as it was pasted. */
  readonly link: string;
  readonly place: string;
  readonly reference: string;
  /** As `<input type="datetime-local">` has it; empty where it is not known. */
  readonly time: string;
}

export const EMPTY_POSTING: PostingForm = { link: "", place: "", reference: "", time: "" };

export type ReadPosting =
  | { readonly ok: true; readonly place: string; readonly reference: string; readonly at: Instant | null }
  | {
      readonly ok: false;
      readonly errors: { readonly link?: string; readonly place?: string; readonly time?: string };
    };

const NO_LINK =
  "This is no link to a Discord message. Copy it from the menu of the message, or fill in the fields below.";

/** A link that can be read says all of it, to the second. Any other link is kept as the reference where there is none. */
export function readPosting(form: PostingForm, zone: string): ReadPosting {
  const linked = readMessageLink(form.link);
  if (linked !== null) return { ok: true, ...linked };
  const at = form.time === "" ? null : zonedInstant(form.time, zone);
  const place = form.place.trim();
  const errors = {
    ...(place !== ""
      ? {}
      : form.link.trim() === ""
        ? { place: "Enter where it was posted, or paste the link to the message." }
        : { link: NO_LINK, place: "Enter where it was posted." }),
    ...(form.time !== "" && at === null ? { time: "This is no day and time." } : {}),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, place, reference: form.reference.trim() === "" ? form.link.trim() : form.reference.trim(), at };
}
