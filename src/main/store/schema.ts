/** All tables, for drizzle: each area owns its own. */
export * from "#main/store/activities/schema.ts";
export * from "#main/store/clans/schema.ts";
export * from "#main/store/contests/schema.ts";
export * from "#main/store/feed/schema.ts";
export * from "#main/store/members/schema.ts";
export * from "#main/store/presence/schema.ts";
export * from "#main/store/resources/schema.ts";
export * from "#main/store/samples/schema.ts";
export * from "#main/store/settings/schema.ts";
export * from "#main/store/snapshots/schema.ts";
export * from "#main/store/wars/schema.ts";
