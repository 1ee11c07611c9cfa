import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { materials } from '../../../src-preload/contract/materials.ts'
import type { CustomerToCall } from '../../domain/materials/customers-to-call.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { toCall } from './calls.ts'
import { storedVersion, type StoredVersion } from './stored-versions.ts'
import { viewTestOf } from './view-test.ts'

type Release = CommandHandlers<typeof materials, Writing>['release']

/** A task made from a list of calls is known by this beginning of its source. */
export const callTaskSource = 'material-call'
const mostNoteCharacters = 3800

/** Rule A7: out after the test only; whoever showed a version that promised more gets the customers to call, as a task. */
export const release: Release = (w, { versionId }) => {
  const version = storedVersion(w, versionId)
  if (!version) throw refuse('materials.release', 'not-found', '这个版本已不存在。')
  if (version.released_at !== null) throw refuse('materials.release', 'already-released', '这个版本已经发布。')
  const { state } = viewTestOf(w, version)
  if (!state.passed)
    throw refuse('materials.release', 'test-not-passed', '客户视角测试还没通过：需要三位其他部门的同事逐页确认关键页。', {
      done: state.done,
      needed: state.needed,
    })
  const at = w.clock.now()
  const list = toCall(w, version, at)
  const named = `${version.material_name} V${version.number}`
  return w.gate.write({ command: 'materials.release', subject: named, actor: w.actor, origin: 'user', at }, (tx) => {
    tx.update('material_version', versionId, { released_at: at })
    for (const one of list)
      tx.insert('material_call', {
        version_id: versionId,
        member_id: one.memberId,
        customer_id: one.customerId,
        used_version_id: one.versionId,
        used_at: one.at,
        called_at: null,
      })
    const members = Map.groupBy(list, ({ memberId }) => memberId)
    for (const [memberId, own] of members) addTask(tx, version, named, memberId, own, { at, today: w.clock.today() })
    return {
      changeSetId: tx.changeSetId,
      customers: new Set(list.map(({ customerId }) => customerId)).size,
      members: members.size,
    }
  }).result
}

function addTask(
  tx: GateTransaction,
  version: StoredVersion,
  named: string,
  memberId: number | null,
  own: readonly CustomerToCall[],
  { at, today }: { at: string; today: string },
): void {
  const names = tx.read.column<string>(
    'SELECT k.name FROM json_each(?) AS w JOIN customer AS k ON k.id = w.value ORDER BY w.key',
    JSON.stringify(own.map(({ customerId }) => customerId)),
  )
  const broken = [...new Set(own.flatMap((one) => one.broken.map(({ before, after }) => brokenLine(before, after))))]
  const note = [`${named} 改变了服务承诺：`, ...broken, '请致电：', ...names].join('\n')
  tx.insert('task', {
    title: `致电 ${names.length} 位客户：${named} 改变了服务承诺`,
    subject: null,
    subject_id: null,
    owner_id: memberId,
    delegated_by_id: null,
    due_on: today,
    due_at: null,
    priority: 'high',
    state: 'open',
    note: note.length > mostNoteCharacters ? `${note.slice(0, mostNoteCharacters)}…` : note,
    source_key: `${callTaskSource}|${version.id}|${memberId ?? ''}`,
    closed_at: null,
    created_at: at,
    updated_at: at,
  })
}

const brokenLine = (before: string | null, after: string | null) =>
  after === null ? `不再承诺「${before ?? ''}」` : `「${before ?? ''}」改为「${after}」`
