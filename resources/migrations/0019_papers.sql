CREATE TABLE `letterhead` (
	`id` integer PRIMARY KEY NOT NULL,
	`values_json` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `objection` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`answer` text NOT NULL,
	`evidence` text,
	`region` text,
	`position` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `objection_position` ON `objection` (`position`);--> statement-breakpoint
CREATE TABLE `quote_paper` (
	`id` integer PRIMARY KEY NOT NULL,
	`quote_id` integer NOT NULL,
	`version_id` integer NOT NULL,
	`language` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`quote_id`) REFERENCES `quote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `quote_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `quote_paper_sha256` ON `quote_paper` (`sha256`);--> statement-breakpoint
CREATE INDEX `quote_paper_quote` ON `quote_paper` (`quote_id`);--> statement-breakpoint
CREATE INDEX `quote_version_face` ON `quote_version` (`changes`,`quote_id`,`sequence`,`major`,`minor`,`at`,`author`,`outside`,`amount_fen`,`margin_bp`,`lines`,`reason`);