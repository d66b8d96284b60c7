CREATE TABLE `contest_corrections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` integer NOT NULL,
	`entry_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` integer,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `contest_corrections_by_contest` ON `contest_corrections` (`contest_id`,`id`);--> statement-breakpoint
CREATE TABLE `contest_draws` (
	`contest_id` integer NOT NULL,
	`attempt` integer NOT NULL,
	`issuer` text NOT NULL,
	`seq` integer NOT NULL,
	`commitment` text NOT NULL,
	`commitment_hash` text NOT NULL,
	`secret_name` text,
	`lock` text,
	`lock_hash` text,
	`locked_by` text,
	`evidence` blob,
	`beacon` text,
	`witness_values` text,
	`reveal` text,
	`result` text,
	`drawn_at` integer,
	`ended_at` integer,
	`ended_why` text,
	PRIMARY KEY(`contest_id`, `attempt`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contest_draws_issuer_seq_unique` ON `contest_draws` (`issuer`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `contest_draws_commitmentHash_unique` ON `contest_draws` (`commitment_hash`);--> statement-breakpoint
CREATE TABLE `contest_entries` (
	`contest_id` integer NOT NULL,
	`attempt` integer NOT NULL,
	`entry_id` text NOT NULL,
	`ref` text NOT NULL,
	`account_id` integer,
	`name` text NOT NULL,
	`weight` integer NOT NULL,
	`computed` integer NOT NULL,
	`proof` text NOT NULL,
	PRIMARY KEY(`contest_id`, `attempt`, `entry_id`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `contest_publications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`contest_id` integer NOT NULL,
	`attempt` integer NOT NULL,
	`document` text NOT NULL,
	`hash` text NOT NULL,
	`place` text NOT NULL,
	`reference` text NOT NULL,
	`published_at` integer,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `contest_publications_by_contest` ON `contest_publications` (`contest_id`,`attempt`);--> statement-breakpoint
CREATE TABLE `contest_rules` (
	`contest_id` integer NOT NULL,
	`position` integer NOT NULL,
	`type` text NOT NULL,
	`targets` text NOT NULL,
	`match` text NOT NULL,
	`comparator` text NOT NULL,
	`threshold` real NOT NULL,
	`weight` integer NOT NULL,
	`cap` integer,
	`per` real,
	PRIMARY KEY(`contest_id`, `position`),
	FOREIGN KEY (`contest_id`) REFERENCES `contests`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `contests` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`public_id` text NOT NULL,
	`clan_id` integer,
	`game` text NOT NULL,
	`clan_ref` text NOT NULL,
	`clan_name` text NOT NULL,
	`title` text NOT NULL,
	`prize` text NOT NULL,
	`description` text NOT NULL,
	`state` text NOT NULL,
	`start_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	`lock_by` integer NOT NULL,
	`mode` text NOT NULL,
	`round` integer,
	`witnesses` text NOT NULL,
	`winners` integer NOT NULL,
	`alternates` integer NOT NULL,
	`after_win` text NOT NULL,
	`baseline_max_age_ms` integer,
	`baseline_otherwise` text NOT NULL,
	`grace_ms` integer NOT NULL,
	`joiners` text NOT NULL,
	`leavers` text NOT NULL,
	`rules_text` text,
	`last_check_id` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`activated_at` integer,
	`ended_at` integer,
	`voided_at` integer,
	`void_reason` text,
	`adopted_at` integer,
	FOREIGN KEY (`clan_id`) REFERENCES `clans`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`last_check_id`) REFERENCES `clan_snapshots`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contests_publicId_unique` ON `contests` (`public_id`);--> statement-breakpoint
CREATE INDEX `contests_by_clan` ON `contests` (`clan_id`);--> statement-breakpoint
CREATE INDEX `contests_by_state` ON `contests` (`state`);--> statement-breakpoint
CREATE TABLE `draw_issuers` (
	`issuer` text PRIMARY KEY NOT NULL,
	`made_at` integer NOT NULL,
	`place` text NOT NULL
);
