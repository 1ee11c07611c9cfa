import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Assumptions about open deals under a name, so that a forecast can be read again by them. */
export const forecastScenario = sqliteTable(
  'forecast_scenario',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    assumptions_json: text().notNull(),
    created_by: text().notNull(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
  },
  (t) => [uniqueIndex('forecast_scenario_name').on(t.name)],
)
