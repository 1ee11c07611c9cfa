CREATE TABLE `indicator_definition` (
	`id` integer PRIMARY KEY NOT NULL,
	`industries` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`better` text NOT NULL,
	`formula` text,
	`position` integer NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `value_indicator` ADD `source` text;--> statement-breakpoint
ALTER TABLE `value_indicator` ADD `as_of` text;