/** Every page in both themes, wide and narrow; the widths between are in the soak. */
import { describePages } from "#test/support/pages.ts";

describePages([
  { theme: "dark", width: 1_280 },
  { theme: "light", width: 400 },
]);
