/** Speeds of the demo's clock that the window offers; any number between the ends is taken. */
export const DEMO_SPEEDS = [1, 10, 60, 600] as const;
