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
CREATE INDEX `script_line_occasion` ON `script_line` (`occasion`);