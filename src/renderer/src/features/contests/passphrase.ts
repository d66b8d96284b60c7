export type ReadPassphrases =
  | { readonly ok: true; readonly passphrase: string }
  | { readonly ok: false; readonly errors: { readonly passphrase?: string; readonly again?: string } };

/** A passphrase that was entered twice; how long it has to be, the seal itself says. */
export function readPassphrases(form: { readonly passphrase: string; readonly again: string }): ReadPassphrases {
  if (form.passphrase === "") return { ok: false, errors: { passphrase: "Enter a passphrase." } };
  if (form.passphrase !== form.again) return { ok: false, errors: { again: "This is not the same." } };
  return { ok: true, passphrase: form.passphrase };
}
