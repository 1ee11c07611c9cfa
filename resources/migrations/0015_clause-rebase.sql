ALTER TABLE `obligation_event` ADD `terms` text;--> statement-breakpoint
ALTER TABLE `obligation_event` ADD `calendar_id` integer;