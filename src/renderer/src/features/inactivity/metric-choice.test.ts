import { expect, it } from "vitest";
import type { MetricDefinition } from "#shared/metric.ts";
import { metricGroups } from "./metric-choice.ts";

it("offers what members have, in groups, sums before their parts", () => {
  const metric = (key: string, group: string, scope: MetricDefinition["scope"]): MetricDefinition => ({
    key,
    label: `${key}!`,
    unit: "",
    group,
    kind: "counter",
    scope,
    source: "player",
    isRanked: false,
  });
  const metrics = [metric("a", "Bosses", "account"), metric("level", "Clan", "clan"), metric("d", "Given", "stay")];
  const sums = [{ key: "all", label: "All", unit: "", group: "Bosses", of: ["a"] }];
  expect(metricGroups({ metrics, sums, derived: [] })).toEqual([
    {
      head: "Bosses",
      options: [
        { value: "all", text: "All" },
        { value: "a", text: "a!" },
      ],
    },
    { head: "Given", options: [{ value: "d", text: "d!" }] },
  ]);
});
