import { letterhead as shape, type Letterhead } from '../../../src-preload/contract/papers.ts'
import * as v from 'valibot'
import type { Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

const blank: Letterhead = {
  zh: { name: '', address: '', footer: '' },
  en: { name: '', address: '', footer: '' },
  phone: '',
  email: '',
  taxNumber: '',
  logo: null,
  seal: true,
  customerSeal: false,
}

interface Stored {
  readonly id: number
  readonly values_json: string
}

const stored = (read: ReadHandle): Stored | undefined =>
  read.get<Stored>('SELECT id, values_json FROM letterhead ORDER BY id LIMIT 1')

/** Whom pages are from; empty texts until somebody says. What a later app wrote and this one does not know is left out. */
export function letterheadOf(read: ReadHandle): Letterhead {
  const row = stored(read)
  if (!row) return blank
  const parsed = v.safeParse(shape, { ...blank, ...(JSON.parse(row.values_json) as object) })
  return parsed.success ? parsed.output : blank
}

export function saveLetterhead(w: Writing, values: Letterhead): { changeSetId: number | null } {
  const row = stored(w.read)
  const text = JSON.stringify(values)
  if (row?.values_json === text) return { changeSetId: null }
  const at = w.clock.now()
  const intent = { command: 'papers.saveLetterhead', subject: values.zh.name, actor: w.actor, origin: 'user', at } as const
  const done = w.gate.write(intent, (tx) => {
    const patch = { values_json: text, updated_at: at }
    if (row) tx.update('letterhead', row.id, patch)
    else tx.insert('letterhead', patch)
  })
  return { changeSetId: done.changeSetId }
}
