CREATE TABLE `account_links` (
	`account_id` integer NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	PRIMARY KEY(`account_id`, `source`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_links_source_externalId_unique` ON `account_links` (`source`,`external_id`);--> statement-breakpoint
CREATE TABLE `clan_links` (
	`clan_id` integer NOT NULL,
	`source` text NOT NULL,
	`ref` text NOT NULL,
	`taken_at` integer NOT NULL,
	PRIMARY KEY(`clan_id`, `source`),
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `member_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`clan_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `member_notes_by_member` ON `member_notes` (`clan_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `member_rules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`clan_id` integer NOT NULL,
	`name` text NOT NULL,
	`action` text NOT NULL,
	`to_role` text,
	`conditions` text NOT NULL,
	`is_enabled` integer DEFAULT true NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `member_rules_by_clan` ON `member_rules` (`clan_id`);--> statement-breakpoint
CREATE TABLE `rule_dismissals` (
	`rule_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`dismissed_by` text NOT NULL,
	`dismissed_at` integer NOT NULL,
	PRIMARY KEY(`rule_id`, `account_id`),
	FOREIGN KEY (`rule_id`) REFERENCES `member_rules`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `clan_stat_days` (
	`clan_id` integer NOT NULL,
	`day_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	PRIMARY KEY(`clan_id`, `day_at`),
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `clan_stats` (
	`clan_id` integer NOT NULL,
	`day_at` integer NOT NULL,
	`metric` text NOT NULL,
	`gained` integer NOT NULL,
	`gainers` integer NOT NULL,
	`top_account_id` integer,
	`top_gained` integer,
	PRIMARY KEY(`clan_id`, `day_at`, `metric`),
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `seen_metrics` (
	`game` text NOT NULL,
	`key` text NOT NULL,
	`label` text NOT NULL,
	`unit` text NOT NULL,
	`metric_group` text NOT NULL,
	`kind` text NOT NULL,
	`scope` text NOT NULL,
	`source` text NOT NULL,
	`is_ranked` integer NOT NULL,
	`first_seen_at` integer NOT NULL,
	PRIMARY KEY(`game`, `key`)
);
--> statement-breakpoint
ALTER TABLE `account_names` ADD `ref` text;--> statement-breakpoint
CREATE INDEX `account_names_by_ref` ON `account_names` (`ref`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `type` text;--> statement-breakpoint
ALTER TABLE `accounts` ADD `type_checked_at` integer;--> statement-breakpoint
ALTER TABLE `clan_schedules` ADD `before_at` integer;