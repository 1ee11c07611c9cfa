CREATE TABLE `activity` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`customer_id` integer NOT NULL,
	`opportunity_id` integer,
	`member_id` integer,
	`at` text NOT NULL,
	`need` text,
	`promise` text,
	`next_on` text,
	`refusal` text,
	`own_promise` text,
	`support` text,
	`material_version_id` integer,
	`clarified` integer,
	`accepted` integer,
	`created_at` text NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`material_version_id`) REFERENCES `material_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `activity_opportunity` ON `activity` (`opportunity_id`,`kind`,`at`);--> statement-breakpoint
CREATE INDEX `activity_customer` ON `activity` (`customer_id`,`at`);--> statement-breakpoint
CREATE INDEX `activity_material` ON `activity` (`material_version_id`,`at`);--> statement-breakpoint
CREATE TABLE `lead` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`source` text,
	`industry` text,
	`need_class` text,
	`arrived_at` text NOT NULL,
	`assigned_to` integer,
	`assigned_at` text,
	`first_touch_at` text,
	`status` text DEFAULT 'open' NOT NULL,
	`opportunity_id` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`assigned_to`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lead_assigned` ON `lead` (`assigned_to`,`status`);--> statement-breakpoint
CREATE INDEX `lead_assigned_at` ON `lead` (`assigned_at`);--> statement-breakpoint
CREATE TABLE `material` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `material_review` (
	`id` integer PRIMARY KEY NOT NULL,
	`version_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `material_version`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `material_review_once` ON `material_review` (`version_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `material_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`material_id` integer NOT NULL,
	`number` integer NOT NULL,
	`note` text NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	`released_at` text,
	FOREIGN KEY (`material_id`) REFERENCES `material`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `material_version_number` ON `material_version` (`material_id`,`number`);--> statement-breakpoint
CREATE TABLE `opportunity` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`customer_id` integer NOT NULL,
	`owner_id` integer,
	`amount_fen` integer,
	`expected_close_on` text,
	`stage` text NOT NULL,
	`probability` integer,
	`product_line` text,
	`source` text,
	`next_step` text,
	`next_step_on` text,
	`budget_confirmed_on` text,
	`demo_agreed_on` text,
	`poc_provided_on` text,
	`loss_cause` text,
	`remark` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`name_pinyin` text NOT NULL,
	`stage_since` text NOT NULL,
	`closed_at` text,
	`touched_at` text NOT NULL,
	`material_version_id` integer,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`material_version_id`) REFERENCES `material_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `opportunity_stage` ON `opportunity` (`stage`,`amount_fen`);--> statement-breakpoint
CREATE INDEX `opportunity_customer` ON `opportunity` (`customer_id`);--> statement-breakpoint
CREATE INDEX `opportunity_owner` ON `opportunity` (`owner_id`);--> statement-breakpoint
CREATE INDEX `opportunity_close` ON `opportunity` (`expected_close_on`);--> statement-breakpoint
CREATE TABLE `price_list_entry` (
	`id` integer PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	`product_id` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`effective_from` text NOT NULL,
	`effective_to` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `product`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `price_list_entry_product` ON `price_list_entry` (`product_id`,`list`,`effective_from`);--> statement-breakpoint
CREATE TABLE `product` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`line` text,
	`unit` text,
	`guide_price_fen` integer,
	`active` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `product_code` ON `product` (`code`);--> statement-breakpoint
CREATE INDEX `product_line` ON `product` (`line`);--> statement-breakpoint
CREATE TABLE `sales_target` (
	`id` integer PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`subject` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sales_target_once` ON `sales_target` (`month`,`subject`);--> statement-breakpoint
CREATE TABLE `stage` (
	`id` integer PRIMARY KEY NOT NULL,
	`effective_from` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`closing` text,
	`actions` text,
	`gate` text,
	`probability` integer NOT NULL,
	`stuck_days` integer,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stage_from` ON `stage` (`effective_from`,`position`);--> statement-breakpoint
CREATE TABLE `stage_event` (
	`id` integer PRIMARY KEY NOT NULL,
	`opportunity_id` integer NOT NULL,
	`from_stage` text,
	`to_stage` text NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`reason` text,
	`kind` text DEFAULT 'move' NOT NULL,
	`reverted_by` integer,
	`first` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stage_event_history` ON `stage_event` (`opportunity_id`,`at`,`to_stage`,`reverted_by`,`kind`);--> statement-breakpoint
CREATE INDEX `stage_event_entry` ON `stage_event` (`first`,`to_stage`,`at`,`opportunity_id`);--> statement-breakpoint
CREATE INDEX `stage_event_at` ON `stage_event` (`at`);--> statement-breakpoint
CREATE TRIGGER `stage_event_stays` BEFORE DELETE ON `stage_event` BEGIN SELECT RAISE(ABORT, 'stage history is never rewritten'); END;--> statement-breakpoint
CREATE TRIGGER `stage_event_fixed` BEFORE UPDATE OF `id`, `opportunity_id`, `from_stage`, `to_stage`, `at`, `actor`, `reason`, `kind` ON `stage_event` BEGIN SELECT RAISE(ABORT, 'stage history is never rewritten'); END;
