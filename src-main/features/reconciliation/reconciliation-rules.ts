import { foldText } from '../../domain/_base/text.ts'
import { readAmount } from '../../domain/imports/read-cell.ts'
import type { CellOutcome, CellRules } from '../../grid/grid-slice.ts'
import type { Reading } from '../../store/contexts.ts'
import type { Row } from '../../store/gate.ts'
import { allCauseWords, causeNamed } from './cause-words.ts'

/** The rules by which cells of the reconciliation are written: nothing of a closed period, decisions only by decision. */
export class ReconciliationCellRules implements CellRules {
  readonly #closed: ReadonlySet<string>

  constructor({ read }: Pick<Reading, 'read'>) {
    this.#closed = new Set(read.column<string>(`SELECT name FROM rebate_period WHERE status = 'closed'`))
  }

  columns(): readonly string[] {
    return ['period', 'claimed_fen', 'cause', 'evidence', 'comment', 'decision', 'approved_fen', 'decided_by', 'decided_at']
  }

  read(row: Row, field: string, typed: string | null): CellOutcome {
    if (this.#closed.has(String(row['period']))) return { refused: '这个期间已经关账，不能再改', cause: 'period-closed' }
    const text = typed === null ? '' : foldText(typed)
    switch (field) {
      case 'claimed': {
        const amount = readAmount(text, 1)
        if (amount === null) return { patch: { claimed_fen: null } }
        return 'problem' in amount
          ? { refused: `“${text}”不是金额。可以写 12000、1.2万、¥12,000`, cause: 'not-money' }
          : { patch: { claimed_fen: amount.fen } }
      }
      case 'cause': {
        if (text === '') return { patch: { cause: null } }
        const cause = causeNamed(text)
        return cause
          ? { patch: { cause } }
          : { refused: `“${text}”不是差异原因。可以写 ${allCauseWords.join('、')}`, cause: 'not-a-choice' }
      }
      case 'evidence':
      case 'comment':
        return text.length > 2000
          ? { refused: '太长了，最多 2000 个字', cause: 'too-long' }
          : { patch: { [field]: text === '' ? null : typed } }
      default:
        return { refused: '这一列由计算、申报和结算得出，不能直接改', cause: 'not-editable' }
    }
  }

  complete(row: Row, patch: Row): Row {
    // A decision was about the claim as it stood.
    const reopened = 'claimed_fen' in patch && patch['claimed_fen'] !== row['claimed_fen'] && row['decision'] !== 'open'
    return reopened ? { ...patch, decision: 'open', approved_fen: null, decided_by: null, decided_at: null } : patch
  }

  same(): null {
    return null
  }
}
