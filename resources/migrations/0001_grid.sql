CREATE TABLE `customer_merge` (
	`id` integer PRIMARY KEY NOT NULL,
	`from_id` integer NOT NULL,
	`into_id` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_merge_from` ON `customer_merge` (`from_id`);--> statement-breakpoint
CREATE INDEX `customer_merge_into` ON `customer_merge` (`into_id`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` integer PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`person` text NOT NULL,
	`definition` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_view_list` ON `saved_view` (`list`);--> statement-breakpoint
CREATE TABLE `saved_view_default` (
	`id` integer PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	`audience` text NOT NULL,
	`view_id` integer NOT NULL,
	FOREIGN KEY (`view_id`) REFERENCES `saved_view`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_view_default_once` ON `saved_view_default` (`list`,`audience`);