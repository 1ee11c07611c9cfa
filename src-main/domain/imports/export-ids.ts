import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { normaliseHeader } from './header-text.ts'

interface Titles {
  readonly zh: string
  readonly en: string
}

/**
 * What the column of ids is called in files that leave here, by the list that they come back to: the header alone says which
 * list it was, however alike lists are otherwise. Lines of documents come back as orders; what kind each is stays as it is.
 */
export const exportIds = {
  opportunities: { zh: '商机系统编号', en: 'Deal system ID' },
  leads: { zh: '线索系统编号', en: 'Lead system ID' },
  products: { zh: '产品系统编号', en: 'Product system ID' },
  orders: { zh: '单据系统编号', en: 'Document system ID' },
  contracts: { zh: '合同系统编号', en: 'Contract system ID' },
  tickets: { zh: '工单系统编号', en: 'Ticket system ID' },
  meetings: { zh: '会议系统编号', en: 'Meeting system ID' },
  cocreations: { zh: '成果系统编号', en: 'Output system ID' },
  targets: { zh: '目标系统编号', en: 'Target system ID' },
  trials: { zh: '试用系统编号', en: 'Trial system ID' },
  members: { zh: '成员系统编号', en: 'Member system ID' },
  activities: { zh: '跟进系统编号', en: 'Activity system ID' },
  prices: { zh: '价格系统编号', en: 'Price system ID' },
  touches: { zh: '触达系统编号', en: 'Touch system ID' },
} as const satisfies Partial<Record<ImportTargetName, Titles>>

const lists = new Map(
  Object.entries(exportIds).flatMap(([list, { zh, en }]) =>
    [zh, en].map((title) => [normaliseHeader(title), list as ImportTargetName] as const),
  ),
)

/** The list whose ids stand under this header (normalised), as our own exports call it; undefined for any other. */
export function listOfIds(leaf: string): ImportTargetName | undefined {
  return lists.get(leaf)
}
