import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { materials } from '../../../src-preload/contract/materials.ts'
import { departmentOf, mayReview } from '../../domain/materials/customer-view-test.ts'
import type { Writing } from '../../store/contexts.ts'
import { release } from './release.ts'
import { authorOf, keyPagesOf, storedVersion } from './stored-versions.ts'
import { addVersion, create } from './write-version.ts'

export { materialsReads } from './reads.ts'

export const materialsCommands: CommandHandlers<typeof materials, Writing> = {
  create,
  addVersion,
  release,
  review(w, { versionId, memberId, pages }) {
    const version = storedVersion(w, versionId)
    const member = w.read.get<{ name: string; role: string }>('SELECT name, role FROM member WHERE id = ?', memberId)
    if (!version || !member) throw refuse('materials.review', 'not-found', '这个版本或评审人已不存在。')
    if (version.released_at !== null)
      throw refuse('materials.review', 'already-released', '这个版本已经发布，不再评审。请添加新版本。')
    if (!mayReview({ memberId, department: departmentOf(member.role) }, authorOf(version)))
      throw refuse('materials.review', 'own-department', '评审人要来自作者以外的部门。')
    const keys = keyPagesOf(version)
    if (pages.some(({ page }) => !keys.includes(page)))
      throw refuse('materials.review', 'no-such-page', '只评审关键页，请刷新后再试。')
    if (pages.some(({ passed, note }) => !passed && (note ?? '').trim() === ''))
      throw refuse('materials.review', 'objection-without-reason', '有异议的页请写明原因。')
    const at = w.clock.now()
    const intent = {
      command: 'materials.review',
      subject: `${version.material_name} V${version.number} · ${member.name}`,
      actor: w.actor,
      origin: 'user',
      at,
    } as const
    const done = w.gate.write(intent, (tx) => {
      for (const { page, passed, note } of pages) {
        const said = { passed: Number(passed), note: passed ? null : (note ?? '').trim(), at }
        const known = tx.read.value<number>(
          'SELECT id FROM material_review WHERE version_id = ? AND member_id = ? AND page = ?',
          versionId,
          memberId,
          page,
        )
        if (known === undefined) tx.insert('material_review', { version_id: versionId, member_id: memberId, page, ...said })
        else tx.update('material_review', known, said)
      }
    })
    return { changeSetId: done.changeSetId }
  },
  markCalled(w, { ids, called }) {
    const at = w.clock.now()
    const intent = { command: 'materials.markCalled', subject: `${ids.length}`, actor: w.actor, origin: 'user', at } as const
    const done = w.gate.write(intent, (tx) => {
      let changed = 0
      for (const id of ids) {
        const now = tx.read.get<{ called_at: string | null }>('SELECT called_at FROM material_call WHERE id = ?', id)
        if (!now || (now.called_at !== null) === called) continue
        tx.update('material_call', id, { called_at: called ? at : null })
        changed++
      }
      return changed
    })
    return { changeSetId: done.changeSetId, changed: done.result }
  },
}
