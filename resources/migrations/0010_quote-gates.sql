CREATE TABLE `customer_credit` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`score` integer NOT NULL,
	`source` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `customer_credit_customer` ON `customer_credit` (`customer_id`);--> statement-breakpoint
CREATE TABLE `member_absence` (
	`id` integer PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`delegate_id` integer,
	`note` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delegate_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_absence_member` ON `member_absence` (`member_id`,`from_on`);--> statement-breakpoint
CREATE TABLE `price_list` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`region` text,
	`customer_type` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `price_list_name` ON `price_list` (`name`);--> statement-breakpoint
CREATE TABLE `quote_notice` (
	`id` integer PRIMARY KEY NOT NULL,
	`quote_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`kind` text NOT NULL,
	`member_id` integer NOT NULL,
	`text` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`quote_id`) REFERENCES `quote`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quote_notice_once` ON `quote_notice` (`event_id`,`kind`,`member_id`);--> statement-breakpoint
CREATE INDEX `quote_notice_quote` ON `quote_notice` (`quote_id`);--> statement-breakpoint
ALTER TABLE `quote` ADD `node_since` text;--> statement-breakpoint
ALTER TABLE `quote` ADD `node_due_at` text;--> statement-breakpoint
ALTER TABLE `quote` ADD `node_delegates` text;--> statement-breakpoint
ALTER TABLE `quote` ADD `node_handler_id` integer;--> statement-breakpoint
CREATE INDEX `quote_due` ON `quote` (`state`,`node_due_at`);--> statement-breakpoint
CREATE INDEX `quote_node_due` ON `quote` (`node_due_at`);--> statement-breakpoint
CREATE INDEX `quote_updated` ON `quote` (`updated_at`);