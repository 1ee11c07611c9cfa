CREATE TABLE `hand_over` (
	`id` integer PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`member_name` text NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`reason` text,
	`deactivated` integer NOT NULL,
	`contacts_known` integer NOT NULL,
	`contacts_moved` integer NOT NULL,
	`shares_json` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `hand_over_member` ON `hand_over` (`member_id`,`at`);--> statement-breakpoint
CREATE TABLE `lead_decision` (
	`id` integer PRIMARY KEY NOT NULL,
	`lead_id` integer NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`actor` text NOT NULL,
	`from_id` integer,
	`rep_id` integer,
	`reason` text,
	`table_json` text
);
--> statement-breakpoint
CREATE INDEX `lead_decision_lead` ON `lead_decision` (`lead_id`,`at`);--> statement-breakpoint
CREATE INDEX `lead_decision_at` ON `lead_decision` (`at`);--> statement-breakpoint
ALTER TABLE `lead` ADD `contact_name` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `region` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `remark` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `closed_at` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `drop_reason` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `customer_id` integer;--> statement-breakpoint
ALTER TABLE `lead` ADD `assign_due_at` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `touch_due_at` text;--> statement-breakpoint
ALTER TABLE `lead` ADD `escalate_at` text;--> statement-breakpoint
CREATE INDEX `lead_arrived` ON `lead` (`arrived_at`);--> statement-breakpoint
CREATE INDEX `lead_status` ON `lead` (`status`,`assigned_to`);--> statement-breakpoint
CREATE INDEX `lead_assign_due` ON `lead` (`assign_due_at`);--> statement-breakpoint
CREATE INDEX `lead_touch_due` ON `lead` (`touch_due_at`);--> statement-breakpoint
CREATE INDEX `lead_escalate` ON `lead` (`escalate_at`);--> statement-breakpoint
CREATE INDEX `lead_opportunity` ON `lead` (`opportunity_id`);--> statement-breakpoint
ALTER TABLE `member` ADD `industries` text;--> statement-breakpoint
ALTER TABLE `member` ADD `lead_capacity` integer;--> statement-breakpoint
ALTER TABLE `member` ADD `absent_from` text;--> statement-breakpoint
ALTER TABLE `member` ADD `absent_until` text;--> statement-breakpoint
CREATE TRIGGER `lead_decision_fixed` BEFORE UPDATE ON `lead_decision` BEGIN SELECT RAISE(ABORT, 'the log of assignments is never rewritten'); END;--> statement-breakpoint
CREATE TRIGGER `lead_decision_stays` BEFORE DELETE ON `lead_decision` BEGIN SELECT RAISE(ABORT, 'the log of assignments is never rewritten'); END;
