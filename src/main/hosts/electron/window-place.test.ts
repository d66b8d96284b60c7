import { expect, it } from "vitest";
import type { Bounds } from "./desktop-file.ts";
import { type Place, placeOf } from "./window-place.ts";

const SCREEN: Bounds = { x: 0, y: 0, width: 1_920, height: 1_040 };
const LEFT: Bounds = { x: -1_280, y: 200, width: 1_280, height: 760 };
const FIRST: Place = { width: 1_280, height: 800 };

it.each<[string, Bounds | null, Bounds[], Place]>([
  ["never opened", null, [SCREEN], FIRST],
  ["as it was", { x: 10, y: 20, width: 900, height: 700 }, [SCREEN], { x: 10, y: 20, width: 900, height: 700 }],
  [
    "on the second display",
    { x: -1_200, y: 260, width: 900, height: 700 },
    [SCREEN, LEFT],
    { x: -1_200, y: 260, width: 900, height: 700 },
  ],
  ["on a display that is gone", { x: -1_200, y: 260, width: 900, height: 700 }, [SCREEN], FIRST],
  [
    "a strip of 100 pixels still seen",
    { x: 1_820, y: 20, width: 900, height: 700 },
    [SCREEN],
    { x: 1_820, y: 20, width: 900, height: 700 },
  ],
  ["a strip of 99 pixels", { x: 1_821, y: 20, width: 900, height: 700 }, [SCREEN], FIRST],
  ["its title bar below the screen", { x: 10, y: 1_030, width: 900, height: 700 }, [SCREEN], FIRST],
  [
    "its title bar under the menu bar",
    { x: 10, y: 5, width: 900, height: 700 },
    [{ ...SCREEN, y: 25 }],
    { x: 10, y: 25, width: 900, height: 700 },
  ],
  ["far above the screen", { x: 10, y: -500, width: 900, height: 700 }, [SCREEN], FIRST],
  [
    "larger than the screen",
    { x: 0, y: 0, width: 4_000, height: 3_000 },
    [SCREEN],
    { x: 0, y: 0, width: 1_920, height: 1_040 },
  ],
  [
    "smaller than the page can be",
    { x: 0, y: 0, width: 10, height: 10 },
    [SCREEN],
    { x: 0, y: 0, width: 800, height: 600 },
  ],
  ["no display at all", { x: 0, y: 0, width: 900, height: 700 }, [], FIRST],
])("a window that was %s", (_, remembered, areas, place) => {
  expect(placeOf(remembered, areas)).toEqual(place);
});
