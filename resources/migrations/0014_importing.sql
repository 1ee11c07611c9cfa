CREATE TABLE `contract` (
	`id` integer PRIMARY KEY NOT NULL,
	`customer_id` integer NOT NULL,
	`number` text,
	`name` text NOT NULL,
	`amount_fen` integer,
	`signed_on` text,
	`starts_on` text,
	`ends_on` text,
	`status` text NOT NULL,
	`owner_id` integer,
	`remark` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contract_customer` ON `contract` (`customer_id`);--> statement-breakpoint
CREATE INDEX `contract_number` ON `contract` (`number`);--> statement-breakpoint
CREATE INDEX `contract_ends` ON `contract` (`ends_on`);--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_1` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_2` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_3` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_4` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_5` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_6` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_7` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_8` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_9` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_10` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_11` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_12` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_13` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_14` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_text_15` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_number_1` numeric;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_number_2` numeric;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_number_3` numeric;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_number_4` numeric;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_number_5` numeric;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_number_6` numeric;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_number_7` numeric;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_number_8` numeric;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_money_1` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_money_2` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_money_3` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_money_4` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_money_5` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_money_6` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_money_7` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_money_8` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_date_1` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_date_2` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_date_3` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_date_4` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_date_5` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_date_6` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_date_7` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_date_8` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choice_1` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choice_2` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choice_3` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choice_4` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choice_5` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choice_6` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choice_7` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choice_8` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choice_9` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choice_10` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choices_1` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choices_2` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choices_3` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_choices_4` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_flag_1` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_flag_2` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_flag_3` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_flag_4` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_flag_5` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_flag_6` integer;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_link_1` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_link_2` text;--> statement-breakpoint
ALTER TABLE `contact` ADD `x_link_3` text;--> statement-breakpoint
ALTER TABLE `import_run` ADD `sheets_json` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_1` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_2` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_3` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_4` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_5` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_6` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_7` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_8` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_9` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_10` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_11` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_12` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_13` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_14` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_text_15` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_number_1` numeric;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_number_2` numeric;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_number_3` numeric;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_number_4` numeric;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_number_5` numeric;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_number_6` numeric;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_number_7` numeric;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_number_8` numeric;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_money_1` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_money_2` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_money_3` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_money_4` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_money_5` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_money_6` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_money_7` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_money_8` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_date_1` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_date_2` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_date_3` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_date_4` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_date_5` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_date_6` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_date_7` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_date_8` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choice_1` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choice_2` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choice_3` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choice_4` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choice_5` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choice_6` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choice_7` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choice_8` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choice_9` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choice_10` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choices_1` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choices_2` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choices_3` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_choices_4` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_flag_1` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_flag_2` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_flag_3` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_flag_4` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_flag_5` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_flag_6` integer;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_link_1` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_link_2` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `x_link_3` text;