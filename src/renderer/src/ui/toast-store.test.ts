import { describe, expect, it } from "vitest";
import { createToastStore } from "./toast-store.ts";

const toast = (text: string) => ({ text, icon: "ok", undo: null }) as const;

describe("toasts", () => {
  it("stand in the order they came, and go one by one", () => {
    const store = createToastStore();
    for (const text of ["a", "b", "c"]) store.show(toast(text));
    store.dismiss(2);
    expect(store.list().map((one) => one.text)).toEqual(["a", "c"]);
  });

  it("never pile up: the oldest goes", () => {
    const store = createToastStore();
    for (const text of ["a", "b", "c", "d"]) store.show(toast(text));
    expect(store.list().map((one) => one.text)).toEqual(["b", "c", "d"]);
  });

  it("say the same once, but keep each way back", () => {
    const store = createToastStore();
    for (const text of ["a", "b", "a"]) store.show(toast(text));
    for (const text of ["c", "c"]) store.show({ ...toast(text), undo: () => {} });
    expect(store.list().map((one) => one.text)).toEqual(["a", "c", "c"]);
  });
});
