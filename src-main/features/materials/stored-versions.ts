import { departmentOf, type Reviewer } from '../../domain/materials/customer-view-test.ts'
import type { Reading } from '../../store/contexts.ts'

export interface StoredVersion {
  readonly id: number
  readonly material_id: number
  readonly material_name: string
  readonly number: number
  readonly note: string
  readonly body: string
  readonly key_pages: string
  readonly commitments: string
  readonly author_id: number | null
  readonly author_name: string | null
  readonly author_role: string | null
  readonly created_at: string
  readonly released_at: string | null
}

const versionSql = `SELECT v.*, k.name AS material_name, m.name AS author_name, m.role AS author_role
  FROM material_version AS v JOIN material AS k ON k.id = v.material_id LEFT JOIN member AS m ON m.id = v.author_id`

export function storedVersion({ read }: Pick<Reading, 'read'>, id: number): StoredVersion | undefined {
  return read.get<StoredVersion>(`${versionSql} WHERE v.id = ?`, id)
}

/** Newest first. */
export function versionsOf({ read }: Pick<Reading, 'read'>, materialId: number): StoredVersion[] {
  return read.all<StoredVersion>(`${versionSql} WHERE v.material_id = ? ORDER BY v.number DESC`, materialId)
}

export const keyPagesOf = (version: Pick<StoredVersion, 'key_pages'>): number[] =>
  version.key_pages === '' ? [] : version.key_pages.split(',').map(Number)

export const commitmentsOf = (version: Pick<StoredVersion, 'commitments'>): string[] =>
  version.commitments === '' ? [] : version.commitments.split('\n')

export function authorOf(version: StoredVersion): (Reviewer & { id: number; name: string }) | null {
  if (version.author_id === null) return null
  return {
    id: version.author_id,
    memberId: version.author_id,
    name: version.author_name ?? '',
    department: departmentOf(version.author_role ?? ''),
  }
}
