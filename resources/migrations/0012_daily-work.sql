CREATE TABLE `market_factor` (
	`id` integer PRIMARY KEY NOT NULL,
	`why` text NOT NULL,
	`region` text,
	`action` text,
	`factor` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `red_item` (
	`id` integer PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`week` text NOT NULL,
	`action` text NOT NULL,
	`reason` text,
	`resource` text,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `red_item_once` ON `red_item` (`week`,`member_id`,`action`);--> statement-breakpoint
CREATE TABLE `weekly_target` (
	`id` integer PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`month` text NOT NULL,
	`action` text NOT NULL,
	`kind` text NOT NULL,
	`target` integer NOT NULL,
	`from_on` text NOT NULL,
	`weeks_json` text NOT NULL,
	`achieved` integer NOT NULL,
	`remaining_before` integer NOT NULL,
	`remaining` integer NOT NULL,
	`because_json` text NOT NULL,
	`reason` text,
	`set_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `weekly_target_of` ON `weekly_target` (`month`,`member_id`,`action`);--> statement-breakpoint
ALTER TABLE `activity` ADD `ended_at` text;--> statement-breakpoint
ALTER TABLE `activity` ADD `support_id` integer REFERENCES member(id);--> statement-breakpoint
CREATE INDEX `activity_at` ON `activity` (`at`);--> statement-breakpoint
CREATE INDEX `alert_inbox_of` ON `alert_inbox` (`recipient_id`,`state`);--> statement-breakpoint
CREATE INDEX `opportunity_next_step` ON `opportunity` (`next_step_on`);