CREATE TABLE `activities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`game` text NOT NULL,
	`instance` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`duration_seconds` integer NOT NULL,
	`activity` text NOT NULL,
	`director` text NOT NULL,
	`modes` text NOT NULL,
	`kind` text,
	`is_private` integer NOT NULL,
	`is_objective_reached` integer NOT NULL,
	`report_state` text NOT NULL,
	`reads` integer DEFAULT 0 NOT NULL,
	`read_at` integer,
	`hash` text,
	`player_count` integer,
	`started_from_beginning` integer,
	`starting_phase` integer,
	`is_cleared` integer,
	`start` text,
	`is_flawless` integer,
	`people` integer,
	`accounts` integer DEFAULT 0 NOT NULL,
	`first_seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `activities_by_end` ON `activities` (`game`,`ended_at`,`kind`,`accounts`,`is_cleared`);--> statement-breakpoint
CREATE INDEX `activities_by_kind` ON `activities` (`game`,`kind`,`ended_at`);--> statement-breakpoint
CREATE INDEX `activities_shared` ON `activities` (`game`,`ended_at`,`accounts`) WHERE accounts > 1;--> statement-breakpoint
CREATE UNIQUE INDEX `activities_game_instance_unique` ON `activities` (`game`,`instance`);--> statement-breakpoint
CREATE TABLE `activity_players` (
	`activity_id` integer NOT NULL,
	`ref` text NOT NULL,
	`character` text NOT NULL,
	`account_id` integer,
	`name` text,
	`class` text,
	`light` integer,
	`is_completed` integer NOT NULL,
	`kills` integer NOT NULL,
	`deaths` integer NOT NULL,
	`assists` integer NOT NULL,
	`score` integer,
	`time_played_seconds` integer NOT NULL,
	`start_seconds` integer NOT NULL,
	`fireteam` text,
	`is_reported` integer NOT NULL,
	`is_own` integer NOT NULL,
	`ended_at` integer NOT NULL,
	PRIMARY KEY(`activity_id`, `ref`, `character`),
	FOREIGN KEY (`activity_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `activity_players_by_account` ON `activity_players` (`account_id`,`ended_at`,`activity_id`);--> statement-breakpoint
CREATE TABLE `characters` (
	`account_id` integer NOT NULL,
	`ref` text NOT NULL,
	`class` text,
	`light` integer,
	`minutes_played` integer,
	`last_played_at` integer,
	`is_deleted` integer DEFAULT false NOT NULL,
	`known_from` integer,
	`known_until` integer,
	`first_read_at` integer,
	`read_at` integer,
	`wanted_page` integer,
	PRIMARY KEY(`account_id`, `ref`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `clan_played` (
	`clan_id` integer NOT NULL,
	`day_at` integer NOT NULL,
	`activity` text NOT NULL,
	`director` text NOT NULL,
	`modes` text NOT NULL,
	`kind` text,
	`activities` integer NOT NULL,
	`clears` integer NOT NULL,
	`fresh` integer NOT NULL,
	`flawless` integer NOT NULL,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `clan_played_by_day` ON `clan_played` (`clan_id`,`day_at`);--> statement-breakpoint
CREATE TABLE `clan_played_days` (
	`day_at` integer NOT NULL,
	`clan_id` integer NOT NULL,
	PRIMARY KEY(`day_at`, `clan_id`),
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `definitions` (
	`game` text NOT NULL,
	`list` text NOT NULL,
	`ref` text NOT NULL,
	`name` text NOT NULL,
	`modes` text NOT NULL,
	`version` text NOT NULL,
	PRIMARY KEY(`game`, `ref`, `list`)
);
--> statement-breakpoint
CREATE TABLE `fireteam_members` (
	`fireteam_id` integer NOT NULL,
	`ref` text NOT NULL,
	`account_id` integer,
	`name` text,
	`from_at` integer NOT NULL,
	`to_at` integer,
	PRIMARY KEY(`fireteam_id`, `ref`),
	FOREIGN KEY (`fireteam_id`) REFERENCES `fireteams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `fireteam_members_by_ref` ON `fireteam_members` (`ref`,`to_at`);--> statement-breakpoint
CREATE TABLE `fireteams` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`game` text NOT NULL,
	`formed_at` integer NOT NULL,
	`ended_at` integer,
	`activity` text,
	`activity_since` integer,
	`activity_exactness` text,
	`activity_seen_at` integer
);
--> statement-breakpoint
CREATE INDEX `fireteams_by_game` ON `fireteams` (`game`,`ended_at`);--> statement-breakpoint
CREATE TABLE `presence_now` (
	`account_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`online_since` integer,
	`online_exactness` text,
	`offline_since` integer,
	`sight` text,
	`activity` text,
	`playlist` text,
	`modes` text DEFAULT '[]' NOT NULL,
	`character` text,
	`started_at` integer,
	`sight_since` integer,
	`activity_since` integer,
	`activity_exactness` text,
	`is_over` integer DEFAULT false NOT NULL,
	`activity_ended_at` integer,
	`last_played_at` integer,
	`roster_online` integer,
	`roster_changed_at` integer,
	`roster_since` integer,
	`roster_at` integer,
	`offline_readings` integer DEFAULT 0 NOT NULL,
	`minted_at` integer,
	`profile_at` integer,
	`party` text,
	`party_minted_at` integer,
	`party_at` integer,
	`fireteam_id` integer,
	`alive_at` integer,
	`seen_at` integer,
	`checked_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`fireteam_id`) REFERENCES `fireteams`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `presence_now_by_fireteam` ON `presence_now` (`fireteam_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`kind` text NOT NULL,
	`activity` text,
	`fireteam_id` integer,
	`from_at` integer NOT NULL,
	`from_exactness` text NOT NULL,
	`seen_at` integer NOT NULL,
	`to_at` integer,
	`to_exactness` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`fireteam_id`) REFERENCES `fireteams`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `sessions_by_account` ON `sessions` (`account_id`,`kind`,`from_at`);--> statement-breakpoint
DROP INDEX `resources_by_ref`;--> statement-breakpoint
ALTER TABLE `resources` ADD `owner` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `resources_wanted` ON `resources` (`upstream`,`state`) WHERE due_at is not null or asked_at is not null;--> statement-breakpoint
CREATE INDEX `resources_by_owner` ON `resources` (`game`,`owner`,`kind`);--> statement-breakpoint
ALTER TABLE `events` ADD `is_late` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `resources` SET `owner` = `ref`;