CREATE TABLE `script_line` (
	`id` integer PRIMARY KEY NOT NULL,
	`occasion` text NOT NULL,
	`industry` text,
	`need_class` text,
	`source` text,
	`stage` text,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `script_line_occasion` ON `script_line` (`occasion`);--> statement-breakpoint
DROP INDEX `opportunity_owner`;--> statement-breakpoint
CREATE INDEX `opportunity_owner` ON `opportunity` (`owner_id`,`next_step_on`);