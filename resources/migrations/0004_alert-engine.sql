CREATE TABLE `alert_inbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`occurrence_id` integer NOT NULL,
	`recipient_id` integer NOT NULL,
	`cc` integer NOT NULL,
	`state` text NOT NULL,
	`snoozed_until` text,
	`changed_at` text NOT NULL,
	`level` integer NOT NULL,
	`escalate_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_inbox_once` ON `alert_inbox` (`occurrence_id`,`recipient_id`);--> statement-breakpoint
CREATE INDEX `alert_inbox_state` ON `alert_inbox` (`state`);--> statement-breakpoint
CREATE INDEX `alert_inbox_escalate` ON `alert_inbox` (`escalate_at`);--> statement-breakpoint
CREATE INDEX `alert_inbox_snooze` ON `alert_inbox` (`snoozed_until`);--> statement-breakpoint
CREATE TABLE `alert_occurrence` (
	`id` integer PRIMARY KEY NOT NULL,
	`rule_key` text NOT NULL,
	`rule_version` integer NOT NULL,
	`subject` text NOT NULL,
	`subject_id` integer NOT NULL,
	`period` text NOT NULL,
	`fired_at` text NOT NULL,
	`due_at` text,
	`late` integer NOT NULL,
	`severity` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`facts` text NOT NULL,
	`cause` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_occurrence_once` ON `alert_occurrence` (`rule_key`,`subject_id`,`period`);--> statement-breakpoint
CREATE INDEX `alert_occurrence_subject` ON `alert_occurrence` (`subject`,`subject_id`);--> statement-breakpoint
CREATE TABLE `alert_rule` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`enabled` integer NOT NULL,
	`removed` integer DEFAULT 0 NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_rule_key` ON `alert_rule` (`key`);--> statement-breakpoint
CREATE TABLE `alert_rule_state` (
	`rule_key` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`scanned_on` text,
	`fired_until` text,
	`firing_at` text
);
--> statement-breakpoint
CREATE TABLE `alert_rule_version` (
	`id` integer PRIMARY KEY NOT NULL,
	`rule_id` integer NOT NULL,
	`version` integer NOT NULL,
	`effective_from` text NOT NULL,
	`definition` text NOT NULL,
	`saved_by` text NOT NULL,
	FOREIGN KEY (`rule_id`) REFERENCES `alert_rule`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alert_rule_version_once` ON `alert_rule_version` (`rule_id`,`version`);--> statement-breakpoint
CREATE TABLE `alert_standing` (
	`rule_key` text NOT NULL,
	`subject_id` integer NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`rule_key`, `subject_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `calendar_setting` (
	`id` integer PRIMARY KEY NOT NULL,
	`values_json` text NOT NULL,
	`saved_by` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notice_channel` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`enabled` integer NOT NULL,
	`min_severity` text NOT NULL,
	`config` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`occurrence_id` integer NOT NULL,
	`recipient_id` integer NOT NULL,
	`channel_id` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` text,
	`lease_until` text,
	`message_id` text,
	`tried_at` text,
	`reason` text,
	`answer` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_once` ON `outbox` (`occurrence_id`,`recipient_id`,`channel_id`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`channel_id`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `outbox_tried` ON `outbox` (`channel_id`,`tried_at`);--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`message_id`);--> statement-breakpoint
CREATE TABLE `task` (
	`id` integer PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`subject` text,
	`subject_id` integer,
	`owner_id` integer,
	`delegated_by_id` integer,
	`due_on` text,
	`due_at` text,
	`priority` text NOT NULL,
	`state` text NOT NULL,
	`note` text,
	`source_key` text,
	`closed_at` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delegated_by_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `task_source` ON `task` (`source_key`);--> statement-breakpoint
CREATE INDEX `task_due` ON `task` (`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `task_due_at` ON `task` (`due_at`);--> statement-breakpoint
CREATE INDEX `task_owner` ON `task` (`owner_id`);--> statement-breakpoint
CREATE INDEX `task_subject` ON `task` (`subject`,`subject_id`);--> statement-breakpoint
INSERT INTO `alert_occurrence` (`id`, `rule_key`, `rule_version`, `subject`, `subject_id`, `period`, `fired_at`, `late`, `severity`, `title`, `body`, `facts`)
SELECT a.`id`, a.`rule`, 1, 'customer', a.`customer_id`, a.`period`, a.`raised_at`, a.`late`,
	CASE WHEN a.`rule` IN ('service-ending-7', 'key-silent') THEN 'critical' WHEN a.`rule` = 'dormant-risk' THEN 'info' ELSE 'warning' END,
	coalesce(c.`name`, '') || CASE a.`rule` WHEN 'dormant-risk' THEN '已 ' || a.`days` || ' 天没有互动' WHEN 'silent' THEN '已沉默 ' || a.`days` || ' 天'
		WHEN 'key-silent' THEN '已沉默 ' || a.`days` || ' 天' ELSE '的服务还有 ' || a.`days` || ' 天到期' END, '',
	json_object('客户名称', coalesce(c.`name`, ''), '负责人', coalesce(m.`name`, ''), '距到期天数', a.`days`, '未联系天数', a.`days`)
FROM `alert` AS a LEFT JOIN `customer` AS c ON c.`id` = a.`customer_id` LEFT JOIN `member` AS m ON m.`id` = c.`owner_id`;--> statement-breakpoint
INSERT INTO `alert_inbox` (`occurrence_id`, `recipient_id`, `cc`, `state`, `snoozed_until`, `changed_at`, `level`)
SELECT a.`id`, coalesce(c.`owner_id`, 0), 0, a.`state`, a.`snoozed_until`, a.`raised_at`, 0
FROM `alert` AS a LEFT JOIN `customer` AS c ON c.`id` = a.`customer_id`;--> statement-breakpoint
DROP TABLE `alert`;--> statement-breakpoint
ALTER TABLE `member` ADD `manager_id` integer;--> statement-breakpoint
ALTER TABLE `member` ADD `email` text;--> statement-breakpoint
ALTER TABLE `member` ADD `phone` text;