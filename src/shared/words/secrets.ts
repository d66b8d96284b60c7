/** Where keys are kept, and how strong that is. */
import type { AppStatus, KeyPlace } from "#shared/contract/app.ts";

export interface SecretsWords {
  readonly place: string;
  readonly strength: string;
}

const PLACES: Readonly<Record<KeyPlace, SecretsWords>> = {
  os: { place: "Sealed by this system's key store", strength: "Only your account can open them." },
  "os-weak": {
    place: "Hidden, not protected",
    strength: "This system has no key store of its own: who can read your files can open them.",
  },
  environment: {
    place: "Sealed with the key in ADJUTANT_KEY",
    strength: "They are as safe as that variable is kept.",
  },
  file: {
    place: "Sealed with a key in a file of the data folder",
    strength: "Only your account can read that file; it is in no backup.",
  },
};

export function secretsWords(secrets: AppStatus["workspace"]["secrets"]): SecretsWords {
  const words = PLACES[secrets.place];
  return secrets.isLocked ? { ...words, strength: "They were sealed elsewhere and cannot be opened here." } : words;
}
