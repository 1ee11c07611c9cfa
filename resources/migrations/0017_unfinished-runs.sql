ALTER TABLE `rebate_period` ADD `same_up_to` integer;--> statement-breakpoint
DROP TRIGGER `rebate_result_no_delete`;--> statement-breakpoint
CREATE TRIGGER `rebate_result_no_delete` BEFORE DELETE ON `rebate_result` WHEN EXISTS (SELECT 1 FROM rebate_run u WHERE u.id = OLD.run_id) BEGIN SELECT RAISE(ABORT, 'rebates.immutable'); END;
