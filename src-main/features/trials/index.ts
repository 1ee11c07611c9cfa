import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { trials } from '../../../src-preload/contract/trials.ts'
import { recordCommands, recordReads } from '../../grid/records/record-handlers.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction } from '../../store/gate.ts'
import { apply, setProduct } from './apply.ts'
import { approve, returnTrial, submit, withdraw } from './approval.ts'
import { detail } from './detail.ts'
import { duties, saveDuty } from './duties.ts'
import { followTrials } from './face.ts'
import { cascade, fits, removeFits, saveFit } from './fits.ts'
import { answer, end } from './outcome.ts'
import { report } from './report.ts'
import { trialGrid, trialSpec } from './trial-spec.ts'

export const trialsReads: QueryHandlers<typeof trials, Reading> = {
  ...recordReads(trialGrid),
  cascade,
  fits,
  detail,
  duties,
  report,
}

const records = recordCommands(trialGrid, trialSpec)

export const trialsCommands: CommandHandlers<typeof trials, Writing> = {
  ...records,
  remove(w, { ids }) {
    const kept = w.read.value<string>(
      `SELECT name FROM trial WHERE id IN (SELECT value FROM json_each(?)) AND (state <> '草稿' OR id IN (SELECT trial_id FROM trial_event)) LIMIT 1`,
      JSON.stringify(ids),
    )
    if (kept !== undefined)
      throw refuse('trials.remove', 'not-a-draft', `${kept} 已提交过审批，是留下的记录，不能删除。只有没有提交过的草稿可以删除。`)
    return records.remove(w, { ids })
  },
  apply,
  setProduct,
  submit,
  approve,
  return: returnTrial,
  withdraw,
  answer,
  end,
  saveFit,
  removeFits,
  saveDuty,
}

/** After undo: what a row shows follows from what was put back. */
export function trialsRederive(
  w: Pick<Writing, 'clock'>,
  tx: GateTransaction,
  touched: ReadonlyMap<string, ReadonlySet<number>>,
): void {
  followTrials(w, tx, touched.get('trial') ?? [])
}

export { askedOf, type TrialAsk } from './asked-of.ts'
export { blankTrial, completeTrials } from './apply.ts'
export { trialEscalationSubject, trialNodeSubject, trialSubject } from './trial-subjects.ts'
export { trialGrid } from './trial-spec.ts'
