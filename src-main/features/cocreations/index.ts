import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import {
  cocreationKinds,
  type CocreationKind,
  type CocreationRow,
  type cocreations,
} from '../../../src-preload/contract/cocreations.ts'
import { dateAt, instantOf } from '../../domain/_base/instants.ts'
import { zoneMinutes, type RecordField } from '../../grid/records/record-fields.ts'
import { recordCommands, recordReads } from '../../grid/records/record-handlers.ts'
import { recordLine } from '../../grid/records/record-line.ts'
import { recordSlice, type JoinedRecord, type RecordSpec } from '../../grid/records/record-slice.ts'
import { customerInLine } from '../customers/index.ts'
import type { Reading, Writing } from '../../store/contexts.ts'

interface JoinedCocreation extends JoinedRecord {
  readonly name: string
  readonly kind: CocreationKind
  readonly published_on: string
  readonly remark: string | null
}

const spec: RecordSpec<JoinedCocreation, CocreationRow> = {
  name: 'cocreations',
  table: 'cocreation',
  fields: {
    customer: { kind: 'customer', column: 'customer_id' },
    kind: {
      kind: 'choice',
      column: 'kind',
      values: cocreationKinds,
      words: { 'white paper': '白皮书', whitepaper: '白皮书', patent: '专利', standard: '标准' },
    },
    name: { kind: 'text', column: 'name', most: 200, required: true },
    publishedOn: { kind: 'date', column: 'published_on', required: true },
    owner: { kind: 'member', column: 'owner_id' },
    remark: { kind: 'text', column: 'remark', most: 4000 },
  },
  computed: {},
  required: ['customer', 'kind', 'name'],
  blank: (at) => ({
    customer_id: null,
    name: null,
    kind: null,
    published_on: dateAt(instantOf(at), zoneMinutes),
    owner_id: null,
    remark: null,
  }),
  shown: (row) => ({
    id: row.id,
    customerId: row.customer_id,
    customerName: row.customer_name ?? '',
    customerTier: row.customer_tier,
    region: row.region,
    kind: row.kind,
    name: row.name,
    publishedOn: row.published_on,
    ownerName: row.owner_name,
    remark: row.remark,
  }),
}

export const cocreationGrid = recordSlice(spec)
export const cocreationsReads: QueryHandlers<typeof cocreations, Reading> = {
  ...recordReads(cocreationGrid),
  readLine: recordLine({ kind: spec.fields['kind'] as RecordField, at: 'day', customers: customerInLine }),
}
export const cocreationsCommands: CommandHandlers<typeof cocreations, Writing> = recordCommands(cocreationGrid, spec)
