CREATE TABLE `material_call` (
	`id` integer PRIMARY KEY NOT NULL,
	`version_id` integer NOT NULL,
	`member_id` integer,
	`customer_id` integer NOT NULL,
	`used_version_id` integer NOT NULL,
	`used_at` text NOT NULL,
	`called_at` text,
	FOREIGN KEY (`version_id`) REFERENCES `material_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`used_version_id`) REFERENCES `material_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `material_call_version` ON `material_call` (`version_id`,`called_at`);--> statement-breakpoint
CREATE INDEX `material_call_customer` ON `material_call` (`customer_id`);--> statement-breakpoint
DROP INDEX `material_review_once`;--> statement-breakpoint
ALTER TABLE `material_review` ADD `page` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `material_review` ADD `passed` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `material_review` ADD `note` text;--> statement-breakpoint
CREATE UNIQUE INDEX `material_review_once` ON `material_review` (`version_id`,`member_id`,`page`);--> statement-breakpoint
ALTER TABLE `material_version` ADD `author_id` integer REFERENCES member(id);--> statement-breakpoint
ALTER TABLE `material_version` ADD `key_pages` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `material_version` ADD `commitments` text DEFAULT '' NOT NULL;