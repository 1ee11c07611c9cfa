import journal from '../../resources/migrations/meta/_journal.json' with { type: 'json' }
import { readMigrations, type Migration } from './migrate.ts'

const files = import.meta.glob<string>('../../resources/migrations/*.sql', { query: '?raw', import: 'default', eager: true })

/** The migrations that ship inside this build. */
export const bundledMigrations: readonly Migration[] = readMigrations(
  journal,
  Object.fromEntries(Object.entries(files).map(([path, sql]) => [path.slice(path.lastIndexOf('/') + 1, -'.sql'.length), sql])),
)
