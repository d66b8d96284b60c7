/** What a key of a metric looks like, where no schema can be had: those make code, which the window's policy forbids. */
export const METRIC_KEY = /^[a-z0-9_]+(?:\.[a-z0-9_]+)*$/;
