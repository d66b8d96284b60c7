import { z } from "zod";
import { DEMO_SPEEDS } from "#shared/demo-speeds.ts";
import { At, forLeaders, forMembers } from "./base.ts";

const SLOWEST = Math.min(...DEMO_SPEEDS);
const FASTEST = Math.max(...DEMO_SPEEDS);

const DemoState = z.object({ now: At, speed: z.number() });

export const demo = {
  /**
   * Starts the demo in a workspace of its own. `address`: go there; `reload`: the window shows it after a reload.
   */
  open: forLeaders.output(
    z.discriminatedUnion("how", [
      z.object({ how: z.literal("address"), address: z.string() }),
      z.object({ how: z.literal("reload") }),
    ]),
  ),
  /** Ends the demo and goes back to the own workspace, where the host can. */
  leave: forLeaders.output(
    z.discriminatedUnion("how", [
      z.object({ how: z.literal("address"), address: z.string() }),
      z.object({ how: z.literal("reload") }),
      z.object({ how: z.literal("close") }),
    ]),
  ),
  /** Only in a demo workspace. */
  state: forMembers.output(DemoState.nullable()),
  setSpeed: forMembers.input(z.object({ speed: z.number().min(SLOWEST).max(FASTEST) })).output(DemoState.nullable()),
};
