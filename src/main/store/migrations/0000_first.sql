CREATE TABLE `clan_settings` (
	`clan_id` integer PRIMARY KEY NOT NULL,
	`enabled` integer DEFAULT true NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`zone` text,
	`monitor_wars` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `clans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`game` text NOT NULL,
	`ref` text NOT NULL,
	`name` text NOT NULL,
	`description` text,
	`added_at` integer NOT NULL,
	`member_count` integer,
	`is_war_log_public` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clans_game_ref_unique` ON `clans` (`game`,`ref`);--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`clan_id` integer NOT NULL,
	`account_id` integer,
	`type` text NOT NULL,
	`name` text,
	`happened_from` integer,
	`happened_to` integer NOT NULL,
	`detected_at` integer NOT NULL,
	`data` text NOT NULL,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_key_unique` ON `events` (`key`);--> statement-breakpoint
CREATE INDEX `events_by_clan` ON `events` (`clan_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_by_account` ON `events` (`account_id`,`seq`);--> statement-breakpoint
CREATE TABLE `account_names` (
	`account_id` integer NOT NULL,
	`name` text NOT NULL,
	`from_at` integer,
	`to_at` integer,
	`position` integer NOT NULL,
	PRIMARY KEY(`account_id`, `position`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`game` text NOT NULL,
	`ref` text NOT NULL,
	`name` text NOT NULL,
	`first_seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_game_ref_unique` ON `accounts` (`game`,`ref`);--> statement-breakpoint
CREATE TABLE `clan_members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`clan_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`joined_at` integer,
	`left_at` integer,
	`missing_since` integer,
	`missing_after` integer,
	`game_role` text,
	`source` text NOT NULL,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `clan_members_by_clan` ON `clan_members` (`clan_id`,`left_at`);--> statement-breakpoint
CREATE INDEX `clan_members_by_account` ON `clan_members` (`account_id`);--> statement-breakpoint
CREATE TABLE `presence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`state` text NOT NULL,
	`exactness` text NOT NULL,
	`from_at` integer,
	`to_at` integer NOT NULL,
	`sign` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `presence_by_account` ON `presence` (`account_id`,`to_at`);--> statement-breakpoint
CREATE INDEX `presence_by_time` ON `presence` (`to_at`);--> statement-breakpoint
CREATE TABLE `coverage` (
	`resource_id` integer NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer,
	PRIMARY KEY(`resource_id`, `from_at`),
	FOREIGN KEY (`resource_id`) REFERENCES `resources`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `lane_sends` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`upstream` text NOT NULL,
	`credential_id` integer NOT NULL,
	`sent_at` real NOT NULL,
	`arrived_at` real
);
--> statement-breakpoint
CREATE INDEX `lane_sends_by_lane` ON `lane_sends` (`upstream`,`credential_id`,`sent_at`);--> statement-breakpoint
CREATE TABLE `lanes` (
	`upstream` text PRIMARY KEY NOT NULL,
	`stopped_until` integer DEFAULT 0 NOT NULL,
	`speed` real DEFAULT 1 NOT NULL,
	`raise_at` integer DEFAULT 0 NOT NULL,
	`trouble` text,
	`trouble_since` integer,
	`trouble_detail` text,
	`probe_at` integer DEFAULT 0 NOT NULL,
	`probes` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `resources` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`game` text NOT NULL,
	`upstream` text NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`about` text NOT NULL,
	`class` integer NOT NULL,
	`max_age_ms` integer NOT NULL,
	`due_at` integer,
	`good_until` integer DEFAULT 0 NOT NULL,
	`retry_at` integer DEFAULT 0 NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`asked_at` integer,
	`state` text DEFAULT 'ready' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`failing_since` integer,
	`last_outcome` text,
	`last_detail` text,
	`last_status` integer,
	`last_attempt_at` integer,
	`last_checked_at` integer,
	`last_changed_at` integer,
	`hash` text,
	`is_unsettled` integer DEFAULT false NOT NULL,
	`last_answer` text
);
--> statement-breakpoint
CREATE INDEX `resources_due` ON `resources` (`upstream`,`state`,`due_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `resources_upstream_kind_ref_unique` ON `resources` (`upstream`,`kind`,`ref`);--> statement-breakpoint
CREATE TABLE `sample_marks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`series_id` integer NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`marked_by` text NOT NULL,
	`marked_at` integer NOT NULL,
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sample_marks_by_series` ON `sample_marks` (`series_id`,`at`);--> statement-breakpoint
CREATE TABLE `samples` (
	`series_id` integer NOT NULL,
	`at` integer NOT NULL,
	`value` integer,
	`total` integer NOT NULL,
	`is_imported` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`series_id`, `at`),
	FOREIGN KEY (`series_id`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `series` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`subject_id` integer NOT NULL,
	`metric` text NOT NULL,
	`kind` text NOT NULL,
	`last_at` integer,
	`last_value` integer,
	`known_value` integer,
	`peak` integer,
	`total` integer DEFAULT 0 NOT NULL,
	`pending_at` integer,
	`pending_value` integer,
	FOREIGN KEY (`subject_id`) REFERENCES `subjects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `series_subjectId_metric_unique` ON `series` (`subject_id`,`metric`);--> statement-breakpoint
CREATE TABLE `subjects` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`clan_id` integer,
	`account_id` integer,
	`stay_id` integer,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`stay_id`) REFERENCES `clan_members`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "subjects_one_owner" CHECK(("subjects"."clan_id" is not null) + ("subjects"."account_id" is not null) + ("subjects"."stay_id" is not null) = 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subjects_clanId_unique` ON `subjects` (`clan_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `subjects_accountId_unique` ON `subjects` (`account_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `subjects_stayId_unique` ON `subjects` (`stay_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`role` text NOT NULL,
	`action` text NOT NULL,
	`target` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`game` text NOT NULL,
	`upstream` text NOT NULL,
	`secret_name` text NOT NULL,
	`added_at` integer NOT NULL,
	`addresses` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`seen_address` text,
	`tested_at` integer
);
--> statement-breakpoint
CREATE INDEX `credentials_by_upstream` ON `credentials` (`upstream`);--> statement-breakpoint
CREATE TABLE `secrets` (
	`name` text PRIMARY KEY NOT NULL,
	`sealed` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `clan_snapshot_members` (
	`snapshot_id` integer NOT NULL,
	`resource_id` integer NOT NULL,
	`state` text NOT NULL,
	`outcome` text,
	`detail` text,
	`round_trip_ms` integer,
	`good_until` integer,
	PRIMARY KEY(`snapshot_id`, `resource_id`),
	FOREIGN KEY (`snapshot_id`) REFERENCES `clan_snapshots`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`resource_id`) REFERENCES `resources`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `clan_snapshot_members_waiting` ON `clan_snapshot_members` (`resource_id`,`state`);--> statement-breakpoint
CREATE TABLE `clan_snapshots` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`clan_id` integer NOT NULL,
	`state` text NOT NULL,
	`asked_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`requests` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `clan_snapshots_running` ON `clan_snapshots` (`state`,`id`);--> statement-breakpoint
CREATE TABLE `war_attacks` (
	`war_id` integer NOT NULL,
	`order` integer NOT NULL,
	`side` text NOT NULL,
	`attacker_ref` text NOT NULL,
	`defender_ref` text NOT NULL,
	`stars` integer NOT NULL,
	`destruction` real NOT NULL,
	`duration_seconds` integer,
	`seen_from` integer,
	`seen_to` integer NOT NULL,
	PRIMARY KEY(`war_id`, `order`),
	FOREIGN KEY (`war_id`) REFERENCES `wars`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `war_members` (
	`war_id` integer NOT NULL,
	`side` text NOT NULL,
	`ref` text NOT NULL,
	`name` text NOT NULL,
	`position` integer,
	`town_hall` integer,
	PRIMARY KEY(`war_id`, `side`, `ref`),
	FOREIGN KEY (`war_id`) REFERENCES `wars`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `wars` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`clan_id` integer NOT NULL,
	`key` text NOT NULL,
	`state` text NOT NULL,
	`team_size` integer NOT NULL,
	`attacks_per_member` integer NOT NULL,
	`preparation_start_at` integer,
	`start_at` integer,
	`end_at` integer,
	`clan_name` text NOT NULL,
	`clan_stars` integer NOT NULL,
	`clan_destruction` real NOT NULL,
	`clan_attacks` integer NOT NULL,
	`opponent_ref` text,
	`opponent_name` text NOT NULL,
	`opponent_stars` integer NOT NULL,
	`opponent_destruction` real NOT NULL,
	`opponent_attacks` integer NOT NULL,
	`result` text,
	`first_seen_at` integer NOT NULL,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `wars_by_clan` ON `wars` (`clan_id`,`start_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `wars_clanId_key_unique` ON `wars` (`clan_id`,`key`);