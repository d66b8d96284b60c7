import type { Bounds } from "./desktop-file.ts";

export const MIN_WIDTH = 800;
export const MIN_HEIGHT = 600;
const FIRST_WIDTH = 1_280;
const FIRST_HEIGHT = 800;

/** As much of the title bar as somebody needs to drag a window back. */
const GRIP_WIDTH = 100;
const GRIP_HEIGHT = 32;

/** Where a window goes; without x and y the system centres it. */
export type Place = Pick<Bounds, "width" | "height"> & Partial<Pick<Bounds, "x" | "y">>;

/**
 * Where the window was, if enough of its upper edge is on a display that is there now: a screen that was unplugged keeps no
 * window. Work areas are in the same pixels as bounds.
 */
export function placeOf(remembered: Bounds | null, workAreas: readonly Bounds[]): Place {
  const area = remembered === null ? undefined : workAreas.find((one) => showsGrip(remembered, one));
  if (remembered === null || area === undefined) return { width: FIRST_WIDTH, height: FIRST_HEIGHT };
  const width = clamp(remembered.width, MIN_WIDTH, area.width);
  const height = clamp(remembered.height, MIN_HEIGHT, area.height);
  return { x: remembered.x, y: Math.max(remembered.y, area.y), width, height };
}

function showsGrip(bounds: Bounds, area: Bounds): boolean {
  const seen = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isTopInside = bounds.y > area.y - GRIP_HEIGHT && bounds.y + GRIP_HEIGHT <= area.y + area.height;
  return seen >= Math.min(GRIP_WIDTH, bounds.width) && isTopInside;
}

/** A display smaller than the least a window may be does not make the window smaller. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
