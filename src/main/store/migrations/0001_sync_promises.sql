CREATE TABLE `lane_minutes` (
	`upstream` text NOT NULL,
	`at` integer NOT NULL,
	`sent` integer NOT NULL,
	`allowed` real NOT NULL,
	`held_ms` integer NOT NULL,
	`sent_held` integer NOT NULL,
	PRIMARY KEY(`upstream`, `at`)
);
--> statement-breakpoint
CREATE TABLE `request_hours` (
	`upstream` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`fresh` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`same` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`spared` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`upstream`, `kind`, `at`)
);
--> statement-breakpoint
CREATE TABLE `clan_schedules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`clan_id` integer NOT NULL,
	`name` text NOT NULL,
	`cron` text NOT NULL,
	`enabled` integer DEFAULT true NOT NULL,
	`most_runs_a_day` integer DEFAULT 2 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`next_run_at` integer,
	`last_run_at` integer,
	`last_skip` text,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `clan_schedules_by_clan` ON `clan_schedules` (`clan_id`);--> statement-breakpoint
ALTER TABLE `clan_settings` ADD `monitor_games` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `clan_settings` ADD `monitor_donations` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `clan_settings` ADD `monitor_raids` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `clan_settings` ADD `interval_ms` integer;--> statement-breakpoint
ALTER TABLE `clan_settings` ADD `peak_from` integer DEFAULT 18 NOT NULL;--> statement-breakpoint
ALTER TABLE `clan_settings` ADD `peak_to` integer DEFAULT 23 NOT NULL;--> statement-breakpoint
ALTER TABLE `clan_settings` ADD `night_from` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `clan_settings` ADD `night_to` integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE `clan_snapshots` ADD `is_scheduled` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `clan_snapshots` ADD `schedule_id` integer REFERENCES clan_schedules(id) ON DELETE SET NULL;--> statement-breakpoint
CREATE INDEX `clan_snapshots_by_schedule` ON `clan_snapshots` (`schedule_id`,`id`);--> statement-breakpoint
CREATE INDEX `clan_snapshots_begun` ON `clan_snapshots` (`is_scheduled`,`started_at`);--> statement-breakpoint
CREATE INDEX `resources_by_ref` ON `resources` (`game`,`ref`);