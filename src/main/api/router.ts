import { activitiesRouter } from "./activities.ts";
import { appRouter } from "./app.ts";
import { guarded, type Services } from "./base.ts";
import { clansRouter } from "./clans.ts";
import { contestsRouter } from "./contests.ts";
import { demoRouter } from "./demo.ts";
import { feedRouter } from "./feed.ts";
import { inactivityRouter, notesRouter, rulesRouter } from "./inactivity.ts";
import { leaderboardsRouter } from "./leaderboards.ts";
import { membersRouter } from "./members.ts";
import { reviewsRouter } from "./reviews.ts";
import { rosterRouter } from "./roster.ts";
import { schedulesRouter } from "./schedules.ts";
import { keysRouter, preferencesRouter, settingsRouter } from "./settings.ts";
import { queueRouter, syncRouter } from "./sync.ts";
import { transferRouter } from "./transfer.ts";
import { warsRouter } from "./wars.ts";

/** The contract, implemented: every area's procedures over the services of one workspace. */
export function createRouter(services: Services) {
  const os = guarded(services);
  return os.router({
    app: appRouter(os.app, services),
    clans: clansRouter(os.clans, services),
    members: membersRouter(os.members, services),
    activities: activitiesRouter(os.activities, services),
    roster: rosterRouter(os.roster, services),
    leaderboards: leaderboardsRouter(os.leaderboards, services),
    reviews: reviewsRouter(os.reviews, services),
    inactivity: inactivityRouter(os.inactivity, services),
    rules: rulesRouter(os.rules, services),
    notes: notesRouter(os.notes, services),
    feed: feedRouter(os.feed, services),
    contests: contestsRouter(os.contests, services),
    wars: warsRouter(os.wars, services),
    sync: syncRouter(os.sync, services),
    queue: queueRouter(os.queue, services),
    schedules: schedulesRouter(os.schedules, services),
    settings: settingsRouter(os.settings, services),
    preferences: preferencesRouter(os.preferences, services),
    keys: keysRouter(os.keys, services),
    transfer: transferRouter(os.transfer, services),
    demo: demoRouter(os.demo, services),
  });
}

export type AppRouter = ReturnType<typeof createRouter>;
