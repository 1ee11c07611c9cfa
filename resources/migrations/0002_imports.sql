ALTER TABLE `import_mapping` ADD `target` text DEFAULT 'customers' NOT NULL;--> statement-breakpoint
ALTER TABLE `import_mapping` ADD `settings_json` text;--> statement-breakpoint
ALTER TABLE `import_mapping` ADD `file_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `import_run` ADD `target` text DEFAULT 'customers' NOT NULL;--> statement-breakpoint
ALTER TABLE `import_run` ADD `settings_json` text;