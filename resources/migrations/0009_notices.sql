CREATE TABLE `finding` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`owner_id` integer,
	`since_at` text NOT NULL,
	`facts` text NOT NULL,
	`noted_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `finding_once` ON `finding` (`kind`,`key`);--> statement-breakpoint
CREATE INDEX `finding_since` ON `finding` (`since_at`);--> statement-breakpoint
CREATE TABLE `promise_crossing` (
	`id` integer PRIMARY KEY NOT NULL,
	`obligation_id` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`crossed_at` text NOT NULL,
	`known_from` text NOT NULL,
	`noted_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `promise_crossing_once` ON `promise_crossing` (`obligation_id`,`key`);--> statement-breakpoint
CREATE INDEX `promise_crossing_known` ON `promise_crossing` (`known_from`);--> statement-breakpoint
ALTER TABLE `obligation` ADD `calendar_id` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Written by hand from here: running clocks go on by the calendar they were read with; what was told stays told, in the one inbox.
UPDATE `obligation` SET `calendar_id` = coalesce((SELECT max(id) FROM calendar_setting), 0);--> statement-breakpoint
INSERT INTO `promise_crossing` (id, obligation_id, key, kind, crossed_at, known_from, noted_at)
SELECT id, obligation_id, key, kind, crossed_at, CASE late WHEN 1 THEN crossed_at ELSE raised_at END, raised_at FROM `service_notice`;--> statement-breakpoint
INSERT INTO `alert_occurrence` (rule_key, rule_version, subject, subject_id, period, fired_at, due_at, late, severity, title, body, facts, cause)
SELECT CASE n.kind WHEN 'breach' THEN 'promise-breached' ELSE 'promise-amber' END, 1, 'promise', n.id, 'arrival', n.raised_at, n.crossed_at, n.late,
  CASE n.kind WHEN 'breach' THEN 'critical' ELSE 'warning' END,
  coalesce(k.name, '') || '：' || coalesce(json_extract(o.terms, '$.name'), CASE o.clause_key WHEN 'director-visit' THEN '技术总监上门'
    WHEN 'first-response' THEN '技术问题首响' WHEN 'complaint-close' THEN '投诉闭环' WHEN 'strategy-review' THEN '季度战略复盘会'
    WHEN 'success-manager' THEN '专属客户成功经理' ELSE o.clause_key END) || CASE n.kind WHEN 'breach' THEN '已超时' ELSE '将超时' END,
  CASE WHEN o.name = k.name THEN '' ELSE o.name END,
  json_object('客户名称', k.name, '事项', o.name), NULL
FROM `service_notice` AS n JOIN `obligation` AS o ON o.id = n.obligation_id LEFT JOIN `customer` AS k ON k.id = o.customer_id ORDER BY n.id;--> statement-breakpoint
INSERT INTO `alert_inbox` (occurrence_id, recipient_id, cc, state, snoozed_until, changed_at, level, escalate_at)
SELECT a.id, t.recipient_id, t.role = 'vp', CASE WHEN t.seen_at IS NULL THEN 'unread' ELSE 'acknowledged' END, NULL, coalesce(t.seen_at, a.fired_at), 0, NULL
FROM `alert_occurrence` AS a JOIN `service_notice_to` AS t ON t.notice_id = a.subject_id WHERE a.subject = 'promise'
ORDER BY a.id, instr('owner manager vp', t.role);--> statement-breakpoint
DROP TABLE `service_notice`;--> statement-breakpoint
DROP TABLE `service_notice_to`;--> statement-breakpoint
ALTER TABLE `value_snapshot` ADD `drivers` text;
