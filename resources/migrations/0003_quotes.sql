CREATE TABLE `quote` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`alternative` text NOT NULL,
	`customer_id` integer NOT NULL,
	`title` text NOT NULL,
	`owner` text NOT NULL,
	`state` text NOT NULL,
	`current_node` text,
	`urgent` integer NOT NULL,
	`versions` integer NOT NULL,
	`version_hash` text NOT NULL,
	`event_hash` text NOT NULL,
	`events` integer NOT NULL,
	`latest_version_id` integer,
	`in_force_version_id` integer,
	`voucher` text,
	`amount_fen` integer NOT NULL,
	`margin_bp` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quote_number` ON `quote` (`number`,`alternative`);--> statement-breakpoint
CREATE INDEX `quote_customer` ON `quote` (`customer_id`);--> statement-breakpoint
CREATE INDEX `quote_state` ON `quote` (`state`,`current_node`);--> statement-breakpoint
CREATE INDEX `quote_voucher` ON `quote` (`voucher`);--> statement-breakpoint
CREATE TABLE `quote_clause` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`packs` text NOT NULL,
	`effective_from` text NOT NULL,
	`retired` integer NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `quote_clause_key` ON `quote_clause` (`key`,`effective_from`);--> statement-breakpoint
CREATE TABLE `quote_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`quote_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`type` text NOT NULL,
	`node` text,
	`version_id` integer,
	`data` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`quote_id`) REFERENCES `quote`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quote_event_sequence` ON `quote_event` (`quote_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `quote_event_at` ON `quote_event` (`at`);--> statement-breakpoint
CREATE TABLE `quote_sending` (
	`id` integer PRIMARY KEY NOT NULL,
	`quote_id` integer NOT NULL,
	`version_id` integer NOT NULL,
	`sent_at` text NOT NULL,
	`by` text NOT NULL,
	`way` text NOT NULL,
	`outside` integer NOT NULL,
	`feedback_at` text,
	`feedback` text,
	FOREIGN KEY (`quote_id`) REFERENCES `quote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `quote_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `quote_sending_quote` ON `quote_sending` (`quote_id`);--> statement-breakpoint
CREATE INDEX `quote_sending_at` ON `quote_sending` (`sent_at`);--> statement-breakpoint
CREATE TABLE `quote_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`quote_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`major` integer NOT NULL,
	`minor` integer NOT NULL,
	`author` text NOT NULL,
	`at` text NOT NULL,
	`reason` text NOT NULL,
	`outside` integer NOT NULL,
	`content` text NOT NULL,
	`content_hash` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	`product_part` text NOT NULL,
	`finance_part` text NOT NULL,
	`legal_part` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`guide_amount_fen` integer NOT NULL,
	`guided_amount_fen` integer NOT NULL,
	`cost_fen` integer,
	`margin_bp` integer,
	`lines` integer NOT NULL,
	`changes` text NOT NULL,
	FOREIGN KEY (`quote_id`) REFERENCES `quote`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quote_version_sequence` ON `quote_version` (`quote_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `quote_version_at` ON `quote_version` (`at`);--> statement-breakpoint
CREATE TRIGGER `quote_version_no_update` BEFORE UPDATE ON `quote_version` BEGIN SELECT RAISE(ABORT, 'quote versions are immutable'); END;--> statement-breakpoint
CREATE TRIGGER `quote_version_no_delete` BEFORE DELETE ON `quote_version` BEGIN SELECT RAISE(ABORT, 'quote versions are immutable'); END;--> statement-breakpoint
CREATE TRIGGER `quote_event_no_update` BEFORE UPDATE ON `quote_event` BEGIN SELECT RAISE(ABORT, 'quote events are append-only'); END;--> statement-breakpoint
CREATE TRIGGER `quote_event_no_delete` BEFORE DELETE ON `quote_event` BEGIN SELECT RAISE(ABORT, 'quote events are append-only'); END;
