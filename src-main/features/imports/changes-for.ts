import type { CleanCustomer } from '../../domain/imports/clean-row.ts'

/** Columns an import may change in a customer that exists. The name stays: it is what the row was recognised by. */
export const importedColumns = [
  'short_name',
  'uscc',
  'type',
  'industry',
  'region',
  'province',
  'city',
  'budget_min_fen',
  'budget_max_fen',
  'source',
  'annual_purchase_fen',
  'last_contact_on',
  'service_end_on',
  'tags',
  'remark',
  'unread',
] as const
export type ImportedColumn = (typeof importedColumns)[number]

/**
 * Columns in which an incoming row differs from what stands there, the owner by name. Blanks never overwrite; a code
 * that fails its checksum never replaces one that stands; an older contact date never replaces a newer one.
 */
export function changesFor(
  stored: Readonly<Record<string, string | number | null>>,
  incoming: CleanCustomer,
  owner: string | null,
): (ImportedColumn | 'owner')[] {
  const changed: (ImportedColumn | 'owner')[] = importedColumns.filter((column) => {
    const value = incoming[column]
    const stands = stored[column] ?? null
    if (value === null || value === stands) return false
    if (column === 'uscc' && incoming.uscc_valid !== 1 && stands !== null) return false
    if (column === 'last_contact_on' && stands !== null && value < stands) return false
    return true
  })
  if (owner !== null && owner !== stored['owner']) changed.push('owner')
  return changed
}
