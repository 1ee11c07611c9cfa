CREATE TABLE `forecast_scenario` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`assumptions_json` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `forecast_scenario_name` ON `forecast_scenario` (`name`);--> statement-breakpoint
CREATE TABLE `year_target` (
	`id` integer PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`measure` text NOT NULL,
	`scope` text NOT NULL,
	`name` text NOT NULL,
	`subject` text NOT NULL,
	`m01` integer,
	`m02` integer,
	`m03` integer,
	`m04` integer,
	`m05` integer,
	`m06` integer,
	`m07` integer,
	`m08` integer,
	`m09` integer,
	`m10` integer,
	`m11` integer,
	`m12` integer,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `year_target_once` ON `year_target` (`year`,`measure`,`subject`);--> statement-breakpoint
INSERT INTO `year_target` (`year`, `measure`, `scope`, `name`, `subject`, `m01`, `m02`, `m03`, `m04`, `m05`, `m06`, `m07`, `m08`, `m09`, `m10`, `m11`, `m12`, `created_at`, `updated_at`)
SELECT CAST(substr(month, 1, 4) AS INTEGER), 'signed', substr(subject, 1, instr(subject, ':') - 1),
  coalesce((SELECT name FROM member WHERE 'member:' || id = subject), substr(subject, instr(subject, ':') + 1)), subject,
  sum(CASE substr(month, 6, 2) WHEN '01' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '02' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '03' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '04' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '05' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '06' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '07' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '08' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '09' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '10' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '11' THEN amount_fen END),
  sum(CASE substr(month, 6, 2) WHEN '12' THEN amount_fen END),
  min(updated_at), max(updated_at)
FROM `sales_target` GROUP BY 1, subject;--> statement-breakpoint
DROP TABLE `sales_target`;--> statement-breakpoint
CREATE INDEX `trade_document_period` ON `trade_document` (`event`,`date`,`customer_id`,`gross_fen`);