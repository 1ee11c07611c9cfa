import * as v from 'valibot'
import { id } from '../_words/basics.ts'

/** Who acts: a member of the workspace, named by id. The desktop's own name stands in the change log beside it. */
export const by = id
export const party = v.pipe(v.number(), v.safeInteger())
export const person = { 'no-such-member': 'not-found', 'role-may-not': 'forbidden' } as const
export const programmeTables = ['rebate_programme', 'rebate_version', 'rebate_target']
export const runTables = ['rebate_run', 'rebate_period', 'rebate_version', 'trade_document', 'reconciliation', 'rebate_reopening']
