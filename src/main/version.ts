import manifest from "#package" with { type: "json" };

/** The version of this build. */
export const VERSION: string = manifest.version;
