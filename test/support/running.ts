/** What a test started in its own process and has not closed yet, by how it is closed. */
export const running = new Set<() => Promise<void>>();
