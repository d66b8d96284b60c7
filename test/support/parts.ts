/** Parts of the window, by what they are called. */
import type { Locator, Page } from "playwright-core";

export const rail = (page: Page): Locator => page.getByRole("navigation", { name: "Clans and pages" });

export const toast = (page: Page, text: string | RegExp): Locator =>
  page.getByRole("status", { name: "Messages" }).getByText(text);

export const memberGrid = (page: Page): Locator => page.getByRole("grid", { name: "Members" });

/** The members in the list, without its head. */
export const memberRows = (page: Page): Locator => memberGrid(page).locator("tbody").getByRole("row");
