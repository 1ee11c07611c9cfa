import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { materials, MaterialVersion } from '../../../src-preload/contract/materials.ts'
import { commitmentChanges, unwritten } from '../../domain/materials/commitments.ts'
import { departmentOf, mayReview } from '../../domain/materials/customer-view-test.ts'
import { pagesOf } from '../../domain/materials/pages.ts'
import { textDifference } from '../../domain/_base/text-difference.ts'
import type { Reading } from '../../store/contexts.ts'
import { calls, toCall } from './calls.ts'
import { authorOf, commitmentsOf, keyPagesOf, storedVersion, type StoredVersion, versionsOf } from './stored-versions.ts'
import { viewTestOf } from './view-test.ts'

const latelyMs = 7 * 86_400_000
const since = (now: string) => new Date(Date.parse(now) - latelyMs).toISOString()

export const materialsReads: QueryHandlers<typeof materials, Reading> = {
  list: (r) =>
    r.read.all<{ id: number; name: string }>('SELECT id, name FROM material ORDER BY name, id').map(({ id, name }) => {
      const versions = versionsOf(r, id)
      const released = versions.find((one) => one.released_at !== null)
      const newest = versions[0]
      const test = newest && newest.released_at === null ? viewTestOf(r, newest).state : null
      const counts = r.read.get<{ used: number; open: number }>(
        `SELECT (SELECT count(*) FROM material_version AS v JOIN activity AS a ON a.material_version_id = v.id WHERE v.material_id = ? AND a.at >= ?) AS used,
           (SELECT count(*) FROM material_version AS v JOIN material_call AS c ON c.version_id = v.id WHERE v.material_id = ? AND c.called_at IS NULL) AS open`,
        id,
        since(r.clock.now()),
        id,
      )
      return {
        id,
        name,
        versions: versions.length,
        released: released ? { number: released.number, on: dayOf(r, released.released_at ?? '') } : null,
        testing: newest && test ? { number: newest.number, done: test.done, needed: test.needed } : null,
        usedLately: counts?.used ?? 0,
        openCalls: counts?.open ?? 0,
      }
    }),
  get(r, { id }) {
    const name = r.read.value<string>('SELECT name FROM material WHERE id = ?', id)
    if (name === undefined) throw refuse('materials.get', 'not-found', '这份资料已不存在。')
    return { id, name, versions: versionsOf(r, id).map((one) => shown(r, one)) }
  },
  readText: (_r, { body, commitments }) => ({
    pages: pagesOf(body).map(({ number, title }) => ({ number, title })),
    unwritten: unwritten(
      commitments.map((one) => one.trim()).filter((one) => one !== ''),
      body,
    ),
  }),
  compare(r, { before, after }) {
    const [one, other] = [storedVersion(r, before), storedVersion(r, after)]
    if (!one || !other) throw refuse('materials.compare', 'not-found', '要对比的版本已不存在。')
    return {
      lines: textDifference(one.body, other.body).map((line) => ({ ...line, pieces: [...line.pieces] })),
      commitments: commitmentChanges(commitmentsOf(one), commitmentsOf(other)),
    }
  },
  reviewers(r, { versionId }) {
    const version = storedVersion(r, versionId)
    if (!version) throw refuse('materials.reviewers', 'not-found', '这个版本已不存在。')
    const author = authorOf(version)
    return r.read
      .all<{ id: number; name: string; role: string }>('SELECT id, name, role FROM member WHERE active = 1 ORDER BY pinyin, id')
      .map(({ id, name, role }) => {
        const department = departmentOf(role)
        return { id, name, department, eligible: mayReview({ memberId: id, department }, author) }
      })
  },
  wouldCall(r, { versionId }) {
    const version = storedVersion(r, versionId)
    if (!version) throw refuse('materials.wouldCall', 'not-found', '这个版本已不存在。')
    const list = toCall(r, version, r.clock.now())
    return {
      customers: new Set(list.map((one) => one.customerId)).size,
      members: new Set(list.map((one) => one.memberId)).size,
    }
  },
  calls,
}

const dayOf = ({ read }: Pick<Reading, 'read'>, at: string): string =>
  read.value<string>(`SELECT date(?, '+8 hours')`, at) ?? at.slice(0, 10)

function shown(r: Reading, version: StoredVersion): MaterialVersion {
  const keys = keyPagesOf(version)
  const { state, reviews } = viewTestOf(r, version)
  const uses = r.read.get<{ used: number; lately: number }>(
    'SELECT count(*) AS used, coalesce(sum(at >= ?), 0) AS lately FROM activity WHERE material_version_id = ?',
    since(r.clock.now()),
    version.id,
  )
  const author = authorOf(version)
  return {
    id: version.id,
    number: version.number,
    note: version.note,
    author: author && { id: author.id, name: author.name, department: author.department },
    createdAt: version.created_at,
    releasedAt: version.released_at,
    body: version.body,
    pages: pagesOf(version.body).map((page) => ({ ...page, key: keys.includes(page.number) })),
    commitments: commitmentsOf(version),
    used: uses?.used ?? 0,
    usedLately: uses?.lately ?? 0,
    test: {
      needed: state.needed,
      done: state.done,
      passed: state.passed,
      reviewers: state.reviewers.map((one) => {
        const own = reviews.filter(({ member_id: member }) => member === one.memberId)
        return {
          id: one.memberId,
          name: own[0]?.name ?? '',
          department: one.department,
          confirmed: one.confirmed.length,
          of: keys.length,
          eligible: one.eligible,
          complete: one.complete,
          pages: own.map(({ page, passed, note, at }) => ({ page, passed: passed === 1, note, at })),
        }
      }),
    },
  }
}
