import { refuse } from '../../../src-preload/contract/index.ts'
import type { Reading } from '../../store/contexts.ts'

export interface StoredLead {
  readonly id: number
  readonly name: string
  readonly contact_name: string | null
  readonly phone: string | null
  readonly source: string | null
  readonly industry: string | null
  readonly need_class: string | null
  readonly region: string | null
  readonly remark: string | null
  readonly arrived_at: string
  readonly assigned_to: number | null
  readonly assigned_at: string | null
  readonly first_touch_at: string | null
  readonly status: 'open' | 'converted' | 'dropped'
}

/** The lead as stored, for a method that needs it. */
export function storedLead(
  r: Pick<Reading, 'read'>,
  method: 'override' | 'touch' | 'drop' | 'reopen' | 'convert' | 'scores' | 'brief',
  id: number,
): StoredLead {
  const lead = r.read.get<StoredLead>('SELECT * FROM lead WHERE id = ?', id)
  if (!lead) throw refuse(`leads.${method}`, 'not-found', '这条线索已被删除。')
  return lead
}

/** The same, where it still runs. */
export function openLead(r: Pick<Reading, 'read'>, method: 'override' | 'touch' | 'drop' | 'convert', id: number): StoredLead {
  const lead = storedLead(r, method, id)
  if (lead.status !== 'open') throw refuse(`leads.${method}`, 'not-open', '这条线索已经结束，不能再改。')
  return lead
}
