import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { contractStates, type ContractRow, type ContractState, type contracts } from '../../../src-preload/contract/contracts.ts'
import { refused } from '../../grid/records/record-fields.ts'
import { recordCommands, recordReads } from '../../grid/records/record-handlers.ts'
import { recordSlice, type JoinedRecord, type RecordSpec } from '../../grid/records/record-slice.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'

interface JoinedContract extends JoinedRecord {
  readonly number: string | null
  readonly name: string
  readonly amount_fen: number | null
  readonly signed_on: string | null
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly status: ContractState
  readonly remark: string | null
}

const spec: RecordSpec<JoinedContract, ContractRow> = {
  name: 'contracts',
  table: 'contract',
  fields: {
    customer: { kind: 'customer', column: 'customer_id' },
    number: { kind: 'text', column: 'number', most: 100 },
    name: { kind: 'text', column: 'name', most: 200, required: true },
    amount: { kind: 'money', column: 'amount_fen' },
    signedOn: { kind: 'date', column: 'signed_on' },
    startsOn: { kind: 'date', column: 'starts_on' },
    endsOn: { kind: 'date', column: 'ends_on' },
    status: {
      kind: 'choice',
      column: 'status',
      values: contractStates,
      words: {
        pending: '待签署',
        active: '履行中',
        执行中: '履行中',
        生效: '履行中',
        completed: '已完成',
        完成: '已完成',
        terminated: '已终止',
        终止: '已终止',
      },
    },
    owner: { kind: 'member', column: 'owner_id' },
    remark: { kind: 'text', column: 'remark', most: 4000 },
  },
  computed: {},
  required: ['customer', 'name'],
  blank: () => ({
    customer_id: null,
    number: null,
    name: null,
    amount_fen: null,
    signed_on: null,
    starts_on: null,
    ends_on: null,
    status: contractStates[0],
    owner_id: null,
    remark: null,
  }),
  shown: (row) => ({
    id: row.id,
    customerId: row.customer_id,
    customerName: row.customer_name ?? '',
    customerTier: row.customer_tier,
    region: row.region,
    number: row.number,
    name: row.name,
    amount: row.amount_fen === null ? null : { fen: row.amount_fen },
    signedOn: row.signed_on,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    status: row.status,
    ownerName: row.owner_name,
    remark: row.remark,
  }),
  check: {
    columns: ['starts_on', 'ends_on'],
    of: (row) => (endsBeforeStart(row) ? refused('out-of-order', '结束日期不能早于开始日期') : null),
  },
}

/** Does the period of a contract run backwards? */
export function endsBeforeStart({ starts_on: starts, ends_on: ends }: Row): boolean {
  return typeof starts === 'string' && typeof ends === 'string' && ends < starts
}

export const contractGrid = recordSlice(spec)
export const contractsReads: QueryHandlers<typeof contracts, Reading> = recordReads(contractGrid)
export const contractsCommands: CommandHandlers<typeof contracts, Writing> = recordCommands(contractGrid, spec)
