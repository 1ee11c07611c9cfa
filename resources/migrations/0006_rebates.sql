CREATE TABLE `incentive_input` (
	`id` integer PRIMARY KEY NOT NULL,
	`member_id` integer NOT NULL,
	`month` text NOT NULL,
	`base` text NOT NULL,
	`signing_attainment` text,
	`ltv` text,
	`cac` text,
	`first_payment_rate` text,
	`active_rate` text,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incentive_input_once` ON `incentive_input` (`member_id`,`month`);--> statement-breakpoint
CREATE TABLE `policy_card` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_card_name` ON `policy_card` (`name`);--> statement-breakpoint
CREATE TABLE `policy_setup` (
	`id` integer PRIMARY KEY NOT NULL,
	`version_id` integer NOT NULL,
	`role` text NOT NULL,
	`done_by` text NOT NULL,
	`done_at` text NOT NULL,
	FOREIGN KEY (`version_id`) REFERENCES `policy_version`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_setup_once` ON `policy_setup` (`version_id`,`role`);--> statement-breakpoint
CREATE TABLE `policy_trigger` (
	`id` integer PRIMARY KEY NOT NULL,
	`card_id` integer NOT NULL,
	`on_date` text NOT NULL,
	`region` text NOT NULL,
	`customer_id` integer,
	`amount_fen` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`card_id`) REFERENCES `policy_card`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `policy_trigger_day` ON `policy_trigger` (`card_id`,`on_date`);--> statement-breakpoint
CREATE TABLE `policy_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`card_id` integer NOT NULL,
	`version` integer NOT NULL,
	`effective_from` text NOT NULL,
	`definition` text NOT NULL,
	`withdrawn` integer NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL,
	FOREIGN KEY (`card_id`) REFERENCES `policy_card`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_version_once` ON `policy_version` (`card_id`,`version`);--> statement-breakpoint
CREATE INDEX `policy_version_from` ON `policy_version` (`effective_from`);--> statement-breakpoint
CREATE TABLE `price_freeze_lift` (
	`id` integer PRIMARY KEY NOT NULL,
	`region` text NOT NULL,
	`on_date` text NOT NULL,
	`role` text NOT NULL,
	`reason` text NOT NULL,
	`by_name` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `price_freeze_lift_region` ON `price_freeze_lift` (`region`);--> statement-breakpoint
CREATE TABLE `rebate_claim` (
	`id` integer PRIMARY KEY NOT NULL,
	`period` text NOT NULL,
	`party` integer NOT NULL,
	`document` text NOT NULL,
	`claimed_in` text NOT NULL,
	`basis_fen` integer,
	`rate` text,
	`rebate_fen` integer NOT NULL,
	`source` text NOT NULL,
	`row` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rebate_claim_party` ON `rebate_claim` (`period`,`party`);--> statement-breakpoint
CREATE UNIQUE INDEX `rebate_claim_once` ON `rebate_claim` (`hash`);--> statement-breakpoint
CREATE TABLE `rebate_period` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`status` text NOT NULL,
	`run_id` integer,
	`hash` text,
	`closed_by` text,
	`closed_at` text,
	`closings` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rebate_period_name` ON `rebate_period` (`name`);--> statement-breakpoint
CREATE TABLE `rebate_programme` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rebate_programme_name` ON `rebate_programme` (`name`);--> statement-breakpoint
CREATE TABLE `rebate_reopening` (
	`id` integer PRIMARY KEY NOT NULL,
	`period_id` integer NOT NULL,
	`closing` integer NOT NULL,
	`hash` text NOT NULL,
	`reason` text NOT NULL,
	`first_by` text NOT NULL,
	`first_role` text NOT NULL,
	`first_at` text NOT NULL,
	`second_by` text,
	`second_role` text,
	`second_at` text,
	FOREIGN KEY (`period_id`) REFERENCES `rebate_period`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rebate_reopening_once` ON `rebate_reopening` (`period_id`,`closing`);--> statement-breakpoint
CREATE TABLE `rebate_result` (
	`id` integer PRIMARY KEY NOT NULL,
	`run_id` integer NOT NULL,
	`programme_id` integer NOT NULL,
	`version_id` integer NOT NULL,
	`party` integer NOT NULL,
	`period` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`adjusts` text NOT NULL,
	`facts` text NOT NULL,
	`steps` text NOT NULL,
	`missing` text,
	`fen` integer,
	`before_fen` integer NOT NULL,
	`due_fen` integer NOT NULL,
	`documents` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rebate_result_party` ON `rebate_result` (`run_id`,`party`);--> statement-breakpoint
CREATE INDEX `rebate_result_earlier` ON `rebate_result` (`programme_id`,`period`,`party`);--> statement-breakpoint
CREATE TABLE `rebate_run` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`as_of` text NOT NULL,
	`at` text NOT NULL,
	`by_name` text NOT NULL,
	`engine` text NOT NULL,
	`input_hash` text NOT NULL,
	`documents` integer NOT NULL,
	`results` integer NOT NULL,
	`unreckoned` integer NOT NULL,
	`total_fen` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rebate_run_period` ON `rebate_run` (`kind`,`period`);--> statement-breakpoint
CREATE TABLE `rebate_settlement` (
	`id` integer PRIMARY KEY NOT NULL,
	`reconciliation_id` integer NOT NULL,
	`kind` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`document` text NOT NULL,
	`on_date` text NOT NULL,
	`payee` text NOT NULL,
	`flag` text NOT NULL,
	`by_name` text NOT NULL,
	`note` text,
	FOREIGN KEY (`reconciliation_id`) REFERENCES `reconciliation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rebate_settlement_row` ON `rebate_settlement` (`reconciliation_id`);--> statement-breakpoint
CREATE TABLE `rebate_target` (
	`id` integer PRIMARY KEY NOT NULL,
	`programme_id` integer NOT NULL,
	`party` integer NOT NULL,
	`period` text NOT NULL,
	`fact` text NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`programme_id`) REFERENCES `rebate_programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rebate_target_once` ON `rebate_target` (`programme_id`,`party`,`period`,`fact`);--> statement-breakpoint
CREATE TABLE `rebate_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`programme_id` integer NOT NULL,
	`version` integer NOT NULL,
	`effective_from` text NOT NULL,
	`definition` text NOT NULL,
	`status` text NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` text NOT NULL,
	`approved_by` text,
	`approved_at` text,
	`note` text,
	FOREIGN KEY (`programme_id`) REFERENCES `rebate_programme`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rebate_version_once` ON `rebate_version` (`programme_id`,`version`);--> statement-breakpoint
CREATE TABLE `reconciliation` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`period` text NOT NULL,
	`party` integer NOT NULL,
	`calculated_fen` integer,
	`claimed_fen` integer,
	`cause` text,
	`evidence` text,
	`comment` text,
	`decision` text NOT NULL,
	`approved_fen` integer,
	`decided_by` text,
	`decided_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reconciliation_once` ON `reconciliation` (`period`,`party`);--> statement-breakpoint
CREATE TABLE `trade_alias` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`means` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trade_alias_code` ON `trade_alias` (`code`);--> statement-breakpoint
CREATE TABLE `trade_document` (
	`id` integer PRIMARY KEY NOT NULL,
	`event` text NOT NULL,
	`name` text NOT NULL,
	`line` integer NOT NULL,
	`customer_id` integer NOT NULL,
	`group_id` integer,
	`date` text NOT NULL,
	`sold_on` text,
	`month` text NOT NULL,
	`sku` text,
	`product_line` text,
	`price_kind` text NOT NULL,
	`quantity_milli` integer NOT NULL,
	`net_fen` integer NOT NULL,
	`gross_fen` integer NOT NULL,
	`guide_fen` integer,
	`due_on` text,
	`paid_on` text,
	`source` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `trade_document_hash` ON `trade_document` (`hash`);--> statement-breakpoint
CREATE INDEX `trade_document_customer` ON `trade_document` (`customer_id`,`date`);--> statement-breakpoint
CREATE INDEX `trade_document_month` ON `trade_document` (`month`,`date`);--> statement-breakpoint
CREATE TABLE `trade_group` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trade_group_name` ON `trade_group` (`name`);--> statement-breakpoint
CREATE TABLE `trade_group_member` (
	`id` integer PRIMARY KEY NOT NULL,
	`group_id` integer NOT NULL,
	`customer_id` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `trade_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `trade_group_member_once` ON `trade_group_member` (`customer_id`);--> statement-breakpoint
CREATE TRIGGER `trade_document_closed_insert` BEFORE INSERT ON `trade_document` WHEN EXISTS (SELECT 1 FROM rebate_period p WHERE p.status = 'closed' AND NEW.month BETWEEN substr(p.from_on, 1, 7) AND substr(p.to_on, 1, 7)) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `trade_document_closed_update` BEFORE UPDATE ON `trade_document` WHEN EXISTS (SELECT 1 FROM rebate_period p WHERE p.status = 'closed' AND (OLD.month BETWEEN substr(p.from_on, 1, 7) AND substr(p.to_on, 1, 7) OR NEW.month BETWEEN substr(p.from_on, 1, 7) AND substr(p.to_on, 1, 7))) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `trade_document_closed_delete` BEFORE DELETE ON `trade_document` WHEN EXISTS (SELECT 1 FROM rebate_period p WHERE p.status = 'closed' AND OLD.month BETWEEN substr(p.from_on, 1, 7) AND substr(p.to_on, 1, 7)) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_claim_closed_insert` BEFORE INSERT ON `rebate_claim` WHEN EXISTS (SELECT 1 FROM rebate_period p WHERE p.status = 'closed' AND p.name = NEW.period) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_claim_closed_update` BEFORE UPDATE ON `rebate_claim` WHEN EXISTS (SELECT 1 FROM rebate_period p WHERE p.status = 'closed' AND p.name IN (OLD.period, NEW.period)) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_claim_closed_delete` BEFORE DELETE ON `rebate_claim` WHEN EXISTS (SELECT 1 FROM rebate_period p WHERE p.status = 'closed' AND p.name = OLD.period) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `reconciliation_closed_insert` BEFORE INSERT ON `reconciliation` WHEN EXISTS (SELECT 1 FROM rebate_period p WHERE p.status = 'closed' AND p.name = NEW.period) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `reconciliation_closed_update` BEFORE UPDATE ON `reconciliation` WHEN EXISTS (SELECT 1 FROM rebate_period p WHERE p.status = 'closed' AND p.name IN (OLD.period, NEW.period)) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `reconciliation_closed_delete` BEFORE DELETE ON `reconciliation` WHEN EXISTS (SELECT 1 FROM rebate_period p WHERE p.status = 'closed' AND p.name = OLD.period) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_target_closed_update` BEFORE UPDATE ON `rebate_target` WHEN EXISTS (SELECT 1 FROM rebate_result r JOIN rebate_period p ON p.run_id = r.run_id AND p.status = 'closed' WHERE r.programme_id = OLD.programme_id AND r.period = OLD.period AND r.party = OLD.party) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_target_closed_delete` BEFORE DELETE ON `rebate_target` WHEN EXISTS (SELECT 1 FROM rebate_result r JOIN rebate_period p ON p.run_id = r.run_id AND p.status = 'closed' WHERE r.programme_id = OLD.programme_id AND r.period = OLD.period AND r.party = OLD.party) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_target_closed_insert` BEFORE INSERT ON `rebate_target` WHEN EXISTS (SELECT 1 FROM rebate_result r JOIN rebate_period p ON p.run_id = r.run_id AND p.status = 'closed' WHERE r.programme_id = NEW.programme_id AND r.period = NEW.period AND r.party = NEW.party) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_run_no_update` BEFORE UPDATE ON `rebate_run` BEGIN SELECT RAISE(ABORT, 'rebates.immutable'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_run_no_delete` BEFORE DELETE ON `rebate_run` BEGIN SELECT RAISE(ABORT, 'rebates.immutable'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_result_no_update` BEFORE UPDATE ON `rebate_result` BEGIN SELECT RAISE(ABORT, 'rebates.immutable'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_result_no_delete` BEFORE DELETE ON `rebate_result` BEGIN SELECT RAISE(ABORT, 'rebates.immutable'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_period_closed_update` BEFORE UPDATE ON `rebate_period` WHEN OLD.status = 'closed' AND (NEW.status <> 'open' OR NEW.name <> OLD.name OR NEW.from_on <> OLD.from_on OR NEW.to_on <> OLD.to_on OR NOT EXISTS (SELECT 1 FROM rebate_reopening o WHERE o.period_id = OLD.id AND o.closing = OLD.closings AND o.second_by IS NOT NULL)) BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_period_closed_delete` BEFORE DELETE ON `rebate_period` WHEN OLD.status = 'closed' BEGIN SELECT RAISE(ABORT, 'rebates.period-closed'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_reopening_done` BEFORE UPDATE ON `rebate_reopening` WHEN OLD.second_by IS NOT NULL OR NEW.first_by <> OLD.first_by OR NEW.second_by = OLD.first_by BEGIN SELECT RAISE(ABORT, 'rebates.immutable'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_reopening_no_delete` BEFORE DELETE ON `rebate_reopening` BEGIN SELECT RAISE(ABORT, 'rebates.immutable'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_version_content` BEFORE UPDATE ON `rebate_version` WHEN OLD.status <> 'draft' AND (NEW.definition <> OLD.definition OR NEW.effective_from <> OLD.effective_from OR NEW.version <> OLD.version OR NEW.programme_id <> OLD.programme_id) BEGIN SELECT RAISE(ABORT, 'rebates.immutable'); END;--> statement-breakpoint
CREATE TRIGGER `rebate_version_used` BEFORE DELETE ON `rebate_version` WHEN EXISTS (SELECT 1 FROM rebate_result r WHERE r.programme_id = OLD.programme_id AND r.version_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'rebates.immutable'); END;
