import { describePages } from "#test/support/pages.ts";

describePages([
  { theme: "light", width: 1_280 },
  { theme: "dark", width: 960 },
  { theme: "light", width: 800 },
  { theme: "dark", width: 400 },
]);
