import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { materials } from '../../../src-preload/contract/materials.ts'
import { unwritten } from '../../domain/materials/commitments.ts'
import { pagesOf } from '../../domain/materials/pages.ts'
import type { Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'

type Commands = CommandHandlers<typeof materials, Writing>

interface Written {
  readonly note: string
  readonly body: string
  readonly keyPages: readonly number[]
  readonly commitments: readonly string[]
}

/** A new material with its first version, which is no different from a later one: it goes out only after its test. */
export const create: Commands['create'] = (w, { name, ...written }) => {
  const at = w.clock.now()
  const row = rowOf(w, 'materials.create', written, at)
  if (w.read.get('SELECT 1 FROM material WHERE name = ?', name))
    throw refuse('materials.create', 'name-taken', '已有同名的资料。请打开它添加新版本。')
  return w.gate.write({ command: 'materials.create', subject: name, actor: w.actor, origin: 'user', at }, (tx) => {
    const id = tx.insert('material', { name, created_at: at })
    const versionId = tx.insert('material_version', { ...row, material_id: id, number: 1 })
    return { id, versionId, changeSetId: tx.changeSetId }
  }).result
}

export const addVersion: Commands['addVersion'] = (w, { materialId, ...written }) => {
  const at = w.clock.now()
  const name = w.read.value<string>('SELECT name FROM material WHERE id = ?', materialId)
  if (name === undefined) throw refuse('materials.addVersion', 'not-found', '这份资料已不存在。')
  const row = rowOf(w, 'materials.addVersion', written, at)
  const number =
    (w.read.value<number | null>('SELECT max(number) FROM material_version WHERE material_id = ?', materialId) ?? 0) + 1
  const intent = {
    command: 'materials.addVersion',
    subject: `${name} V${number}`,
    actor: w.actor,
    origin: 'user',
    at,
  } as const
  return w.gate.write(intent, (tx) => ({
    id: tx.insert('material_version', { ...row, material_id: materialId, number }),
    number,
    changeSetId: tx.changeSetId,
  })).result
}

function rowOf(w: Writing, path: 'materials.create' | 'materials.addVersion', written: Written, at: string): Row {
  const pages = new Set(pagesOf(written.body).map(({ number }) => number))
  const keys = [...new Set(written.keyPages)].filter((page) => pages.has(page)).toSorted((a, b) => a - b)
  if (keys.length === 0) throw refuse(path, 'no-key-page', '请至少选一页作为关键页：评审人要逐页确认关键页。')
  const commitments = written.commitments.map((one) => one.replace(/\s+/g, ' ').trim())
  const lacking = unwritten(commitments, written.body)
  if (lacking.length > 0)
    throw refuse(path, 'unwritten-commitment', '有服务承诺不在正文里。请写进正文，或从承诺中去掉。', { lacking })
  return {
    note: written.note,
    body: written.body.replace(/\r\n?/g, '\n'),
    key_pages: keys.join(','),
    commitments: commitments.join('\n'),
    author_id: w.read.value<number>('SELECT id FROM member WHERE name = ?', w.actor) ?? null,
    created_at: at,
    released_at: null,
  }
}
