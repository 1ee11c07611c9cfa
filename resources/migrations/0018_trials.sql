CREATE TABLE `touch` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`store` text,
	`at` text NOT NULL,
	`owner_id` integer,
	`replied_at` text,
	`followed_up_at` text,
	`escalated_at` text,
	`remark` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `touch_customer` ON `touch` (`customer_id`,`at`);--> statement-breakpoint
CREATE INDEX `touch_at` ON `touch` (`at`);--> statement-breakpoint
CREATE INDEX `touch_open` ON `touch` (`replied_at`,`owner_id`);--> statement-breakpoint
CREATE TABLE `trial` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`customer_id` integer NOT NULL,
	`owner_id` integer,
	`opportunity_id` integer,
	`grade` text,
	`model` text,
	`test` text,
	`product_id` integer,
	`starts_on` text,
	`ends_on` text,
	`remark` text,
	`state` text NOT NULL,
	`current_node` text,
	`node_since` text,
	`node_passes_at` text,
	`node_handler_id` integer,
	`node_escalation_id` integer,
	`submitted_at` text,
	`approved_at` text,
	`approval_minutes` integer,
	`ends_at` text,
	`questions_at` text,
	`samples_done` integer,
	`metrics_met` integer,
	`budget_approved` integer,
	`answer_note` text,
	`answered_at` text,
	`answered_by` text,
	`outcome` text,
	`root_cause` text,
	`outcome_note` text,
	`ended_at` text,
	`ended_by` text,
	`extends_id` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trial_customer` ON `trial` (`customer_id`);--> statement-breakpoint
CREATE INDEX `trial_state` ON `trial` (`state`,`owner_id`);--> statement-breakpoint
CREATE INDEX `trial_passes` ON `trial` (`node_passes_at`);--> statement-breakpoint
CREATE INDEX `trial_questions` ON `trial` (`questions_at`);--> statement-breakpoint
CREATE INDEX `trial_ends` ON `trial` (`ends_at`);--> statement-breakpoint
CREATE INDEX `trial_ended` ON `trial` (`ended_at`);--> statement-breakpoint
CREATE INDEX `trial_extends` ON `trial` (`extends_id`);--> statement-breakpoint
CREATE TABLE `trial_duty` (
	`id` integer PRIMARY KEY NOT NULL,
	`node` text NOT NULL,
	`handler_id` integer,
	`escalation_id` integer,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`handler_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`escalation_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trial_duty_node` ON `trial_duty` (`node`);--> statement-breakpoint
CREATE TABLE `trial_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`trial_id` integer NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`type` text NOT NULL,
	`node` text,
	`reason` text,
	`content` text
);
--> statement-breakpoint
CREATE INDEX `trial_event_trial` ON `trial_event` (`trial_id`,`id`);--> statement-breakpoint
CREATE TABLE `trial_fit` (
	`id` integer PRIMARY KEY NOT NULL,
	`grade` text NOT NULL,
	`model` text NOT NULL,
	`test` text NOT NULL,
	`product_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trial_fit_once` ON `trial_fit` (`grade`,`model`,`test`,`product_id`);--> statement-breakpoint
CREATE INDEX `trial_fit_product` ON `trial_fit` (`product_id`);