CREATE TABLE `clause_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`version` integer NOT NULL,
	`effective_from` text NOT NULL,
	`definition` text NOT NULL,
	`saved_by` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clause_version_once` ON `clause_version` (`key`,`version`);--> statement-breakpoint
CREATE TABLE `cocreation` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`published_on` text NOT NULL,
	`owner_id` integer,
	`remark` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cocreation_customer` ON `cocreation` (`customer_id`,`published_on`);--> statement-breakpoint
CREATE TABLE `customer_clause` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`clause_key` text NOT NULL,
	`definition` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text,
	`reason` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `customer_clause_customer` ON `customer_clause` (`customer_id`);--> statement-breakpoint
CREATE TABLE `health_reading` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`read_on` text NOT NULL,
	`nps` real,
	`active_rate` real,
	`renewal` real,
	`note` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `health_reading_customer` ON `health_reading` (`customer_id`,`read_on`);--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`held_on` text NOT NULL,
	`owner_id` integer,
	`attendees` text,
	`summary` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meeting_customer` ON `meeting` (`customer_id`,`held_on`);--> statement-breakpoint
CREATE TABLE `obligation` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`clause_key` text NOT NULL,
	`clause_version` integer NOT NULL,
	`terms` text NOT NULL,
	`source` text NOT NULL,
	`source_key` text NOT NULL,
	`name` text NOT NULL,
	`owner_id` integer,
	`started_at` text NOT NULL,
	`ended_at` text,
	`log_length` integer NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `obligation_once` ON `obligation` (`customer_id`,`clause_key`,`source`,`source_key`);--> statement-breakpoint
CREATE INDEX `obligation_open` ON `obligation` (`ended_at`,`customer_id`);--> statement-breakpoint
CREATE INDEX `obligation_customer` ON `obligation` (`customer_id`,`clause_key`);--> statement-breakpoint
CREATE TABLE `obligation_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`obligation_id` integer NOT NULL,
	`at` text NOT NULL,
	`type` text NOT NULL,
	`reason` text,
	`evidence_kind` text,
	`evidence_id` integer,
	`note` text,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `obligation_event_of` ON `obligation_event` (`obligation_id`);--> statement-breakpoint
CREATE TABLE `service_notice` (
	`id` integer PRIMARY KEY NOT NULL,
	`obligation_id` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`crossed_at` text NOT NULL,
	`raised_at` text NOT NULL,
	`late` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_notice_once` ON `service_notice` (`obligation_id`,`key`);--> statement-breakpoint
CREATE INDEX `service_notice_raised` ON `service_notice` (`raised_at`);--> statement-breakpoint
CREATE TABLE `service_notice_to` (
	`notice_id` integer NOT NULL,
	`recipient_id` integer NOT NULL,
	`role` text NOT NULL,
	`seen_at` text,
	PRIMARY KEY(`notice_id`, `recipient_id`)
);
--> statement-breakpoint
CREATE INDEX `service_notice_to_of` ON `service_notice_to` (`recipient_id`,`seen_at`);--> statement-breakpoint
CREATE TABLE `service_watch` (
	`obligation_id` integer PRIMARY KEY NOT NULL,
	`next_at` text
);
--> statement-breakpoint
CREATE INDEX `service_watch_next` ON `service_watch` (`next_at`);--> statement-breakpoint
CREATE TABLE `ticket` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`opened_at` text NOT NULL,
	`first_response_at` text,
	`closed_at` text,
	`owner_id` integer,
	`remark` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_customer` ON `ticket` (`customer_id`);--> statement-breakpoint
CREATE INDEX `ticket_opened` ON `ticket` (`opened_at`);--> statement-breakpoint
CREATE INDEX `ticket_open` ON `ticket` (`closed_at`,`owner_id`);--> statement-breakpoint
CREATE TABLE `ticket_hand_off` (
	`id` integer PRIMARY KEY NOT NULL,
	`ticket_id` integer NOT NULL,
	`from_id` integer,
	`to_id` integer NOT NULL,
	`at` text NOT NULL,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `ticket_hand_off_ticket` ON `ticket_hand_off` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `tier_lock` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`tier` text NOT NULL,
	`reason` text NOT NULL,
	`director_id` integer NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`released_on` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tier_lock_customer` ON `tier_lock` (`customer_id`);--> statement-breakpoint
CREATE TABLE `value_evaluation` (
	`id` integer PRIMARY KEY NOT NULL,
	`quarter` text NOT NULL,
	`as_of` text NOT NULL,
	`run_at` text NOT NULL,
	`run_by` text NOT NULL,
	`rules` text NOT NULL,
	`rules_from` text,
	`customers` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `value_evaluation_quarter` ON `value_evaluation` (`quarter`);--> statement-breakpoint
CREATE TABLE `value_indicator` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`quarter` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`better` text NOT NULL,
	`value` text NOT NULL,
	`benchmark` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `value_indicator_once` ON `value_indicator` (`customer_id`,`quarter`,`name`);--> statement-breakpoint
CREATE TABLE `value_snapshot` (
	`id` integer PRIMARY KEY NOT NULL,
	`evaluation_id` integer NOT NULL,
	`customer_id` integer NOT NULL,
	`name` text NOT NULL,
	`region` text,
	`industry` text,
	`owner_id` integer,
	`revenue_fen` integer,
	`response_hours` real,
	`cocreation` integer,
	`ecosystem_fen` integer,
	`score` real,
	`score_tier` text,
	`tier` text,
	`tier_before` text,
	`below` integer NOT NULL,
	`at_risk` integer NOT NULL,
	`lock_id` integer,
	`parts` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `value_snapshot_once` ON `value_snapshot` (`evaluation_id`,`customer_id`);--> statement-breakpoint
CREATE INDEX `value_snapshot_customer` ON `value_snapshot` (`customer_id`);--> statement-breakpoint
ALTER TABLE `customer` ADD `referred_by_id` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `success_manager_id` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `evaluated_tier` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `evaluated_score` real;--> statement-breakpoint
CREATE INDEX `customer_referred_by` ON `customer` (`referred_by_id`) WHERE referred_by_id IS NOT NULL;