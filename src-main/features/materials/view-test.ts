import { customerViewTest, departmentOf, type TestState } from '../../domain/materials/customer-view-test.ts'
import type { Reading } from '../../store/contexts.ts'
import { authorOf, keyPagesOf, type StoredVersion } from './stored-versions.ts'

export interface StoredReview {
  readonly member_id: number
  readonly name: string
  readonly role: string
  readonly page: number
  readonly passed: number
  readonly note: string | null
  readonly at: string
}

/** The customer-view test of a version (rule A7) and what each reviewer said. */
export function viewTestOf(
  { read }: Pick<Reading, 'read'>,
  version: StoredVersion,
): { state: TestState; reviews: StoredReview[] } {
  const reviews = read.all<StoredReview>(
    `SELECT r.member_id, m.name, m.role, r.page, r.passed, r.note, r.at FROM material_review AS r JOIN member AS m ON m.id = r.member_id
     WHERE r.version_id = ? ORDER BY r.at, r.page, r.id`,
    version.id,
  )
  const verdicts = reviews.map((one) => ({
    memberId: one.member_id,
    department: departmentOf(one.role),
    page: one.page,
    passed: one.passed === 1,
  }))
  return { state: customerViewTest(keyPagesOf(version), authorOf(version), verdicts), reviews }
}
