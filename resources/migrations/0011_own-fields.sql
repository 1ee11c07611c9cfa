CREATE TABLE `custom_field` (
	`id` integer PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	`field` text NOT NULL,
	`title` text NOT NULL,
	`choices` text,
	`position` integer NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `custom_field_place` ON `custom_field` (`list`,`field`);--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_1` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_2` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_3` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_4` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_5` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_6` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_7` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_8` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_9` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_10` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_11` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_12` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_13` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_14` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_text_15` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_number_1` numeric;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_number_2` numeric;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_number_3` numeric;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_number_4` numeric;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_number_5` numeric;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_number_6` numeric;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_number_7` numeric;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_number_8` numeric;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_money_1` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_money_2` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_money_3` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_money_4` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_money_5` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_money_6` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_money_7` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_money_8` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_date_1` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_date_2` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_date_3` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_date_4` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_date_5` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_date_6` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_date_7` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_date_8` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choice_1` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choice_2` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choice_3` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choice_4` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choice_5` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choice_6` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choice_7` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choice_8` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choice_9` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choice_10` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choices_1` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choices_2` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choices_3` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_choices_4` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_flag_1` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_flag_2` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_flag_3` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_flag_4` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_flag_5` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_flag_6` integer;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_link_1` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_link_2` text;--> statement-breakpoint
ALTER TABLE `customer` ADD `x_link_3` text;--> statement-breakpoint
ALTER TABLE `opportunity` ADD `number` text;--> statement-breakpoint
CREATE INDEX `opportunity_number` ON `opportunity` (`number`) WHERE number IS NOT NULL;