import Sqlite from "better-sqlite3";
import { expect, it } from "vitest";
import { jsonList, parseList } from "./packed.ts";

it.each<[what: string, list: readonly (number | null)[]]>([
  ["nothing", []],
  ["what is unknown", [null, 0, null]],
  ["large numbers and negative ones", [9_007_199_254_740_991, -4_600_000_000]],
  ["fractions, to the last digit", [0.1 + 0.2, 1 / 3, 123_456_789.123_456_7, 1e-7, 2.5e15]],
])("reads %s as it was written", (_, list) => {
  const client = new Sqlite(":memory:");
  client.exec("create table numbers (number integer)");
  const insert = client.prepare("insert into numbers values (?)");
  for (const number of list) insert.run(number);
  for (const each of ["number", "json_array(number)"]) {
    const text = client
      .prepare(`select ${jsonList(each)} from numbers`)
      .pluck()
      .get() as string;
    expect(parseList<number | null>(text).flat()).toEqual(list);
  }
  client.close();
});

it("has no entries without an answer", () => {
  expect(parseList(undefined)).toEqual([]);
});
