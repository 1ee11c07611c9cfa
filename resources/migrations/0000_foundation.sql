CREATE TABLE `alert` (
	`id` integer PRIMARY KEY NOT NULL,
	`rule` text NOT NULL,
	`customer_id` integer NOT NULL,
	`period` text NOT NULL,
	`days` integer,
	`raised_at` text NOT NULL,
	`late` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'unread' NOT NULL,
	`snoozed_until` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_once` ON `alert` (`rule`,`customer_id`,`period`);--> statement-breakpoint
CREATE INDEX `alert_state` ON `alert` (`state`,`rule`);--> statement-breakpoint
CREATE TABLE `change_row` (
	`change_set_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_id` integer NOT NULL,
	`op` text NOT NULL,
	`before` blob,
	`after` blob,
	PRIMARY KEY(`change_set_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `change_row_row` ON `change_row` (`row_id`);--> statement-breakpoint
CREATE TABLE `change_set` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`origin` text NOT NULL,
	`command` text NOT NULL,
	`subject` text NOT NULL,
	`rows` integer NOT NULL,
	`reverts` integer,
	`reverted_by` integer
);
--> statement-breakpoint
CREATE INDEX `change_set_origin` ON `change_set` (`origin`,`reverted_by`);--> statement-breakpoint
CREATE TABLE `contact` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`name` text NOT NULL,
	`title` text,
	`phone` text,
	`email` text,
	`decision_role` text,
	`role_inferred` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contact_customer` ON `contact` (`customer_id`);--> statement-breakpoint
CREATE TABLE `customer` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`short_name` text,
	`uscc` text,
	`uscc_valid` integer,
	`type` text,
	`industry` text,
	`region` text,
	`province` text,
	`city` text,
	`budget_min_fen` integer,
	`budget_max_fen` integer,
	`source` text,
	`owner_id` integer,
	`annual_purchase_fen` integer,
	`last_contact_on` text,
	`service_end_on` text,
	`tags` text,
	`remark` text,
	`tier` text,
	`score` real,
	`missing` text,
	`unread` text,
	`name_key` text NOT NULL,
	`name_pinyin` text NOT NULL,
	`search` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `customer_name_key` ON `customer` (`name_key`);--> statement-breakpoint
CREATE INDEX `customer_uscc` ON `customer` (`uscc`);--> statement-breakpoint
CREATE INDEX `customer_pinyin` ON `customer` (`name_pinyin`);--> statement-breakpoint
CREATE INDEX `customer_owner` ON `customer` (`owner_id`);--> statement-breakpoint
CREATE TABLE `import_mapping` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`columns_json` text NOT NULL,
	`saved_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`file_name` text NOT NULL,
	`change_set_id` integer,
	`counts_json` text NOT NULL,
	`warnings_json` text NOT NULL,
	`new_members_json` text NOT NULL,
	`milliseconds` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`method` text NOT NULL,
	`state` text NOT NULL,
	`phase` text NOT NULL,
	`current` integer NOT NULL,
	`total` integer,
	`started_at` text NOT NULL,
	`ended_at` text,
	`output` text,
	`failure` text
);
--> statement-breakpoint
CREATE INDEX `job_started` ON `job` (`started_at`);--> statement-breakpoint
CREATE TABLE `layout` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `member` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`pinyin` text NOT NULL,
	`role` text DEFAULT 'rep' NOT NULL,
	`region` text,
	`team` text,
	`active` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_name` ON `member` (`name`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rule_setting` (
	`id` integer PRIMARY KEY NOT NULL,
	`effective_from` text NOT NULL,
	`values_json` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rule_setting_from` ON `rule_setting` (`effective_from`);--> statement-breakpoint
CREATE TRIGGER `change_row_no_update` BEFORE UPDATE ON `change_row` BEGIN SELECT RAISE(ABORT, 'change rows are append-only'); END;--> statement-breakpoint
CREATE TRIGGER `change_row_no_delete` BEFORE DELETE ON `change_row` BEGIN SELECT RAISE(ABORT, 'change rows are append-only'); END;
