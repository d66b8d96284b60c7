import type { Guarded, Services } from "./base.ts";

export function demoRouter(os: Guarded["demo"], services: Services) {
  const { demo, engine, notices } = services;
  return {
    open: os.open.handler(() => demo.open()),
    leave: os.leave.handler(() => demo.leave()),
    state: os.state.handler(() => demo.clock?.state() ?? null),
    setSpeed: os.setSpeed.handler(({ input }) => {
      if (demo.clock === null) return null;
      demo.clock.setSpeed(input.speed);
      engine.wake();
      services.schedules.wake();
      services.contestLoop.wake();
      notices.announce("clock");
      return demo.clock.state();
    }),
  };
}
