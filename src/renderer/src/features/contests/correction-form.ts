export type ReadCorrection =
  | { readonly ok: true; readonly weight: number; readonly reason: string }
  | { readonly ok: false; readonly errors: { readonly weight?: string; readonly reason?: string } };

/** What the contract takes. */
const MOST = 1e12;

/** Entries are whole numbers, as in the draw; thousands may be set apart. */
export function readCorrection(form: { readonly weight: string; readonly reason: string }): ReadCorrection {
  const digits = form.weight.replace(/[\s_\u202f]/g, "");
  const weight = /^\d{1,13}$/.test(digits) ? Number(digits) : null;
  const reason = form.reason.trim();
  const errors = {
    ...(weight === null || weight > MOST ? { weight: "Enter a whole number; 0 for none." } : {}),
    ...(reason === "" ? { reason: "Say why." } : {}),
  };
  return weight === null || Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, weight, reason };
}
