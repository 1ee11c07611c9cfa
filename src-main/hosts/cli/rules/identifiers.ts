import { yuanTextToFen } from '../../../domain/_base/money.ts'
import { formatAmountExpression, parseAmountExpression } from '../../../domain/amounts/amount-expression.ts'
import { normalisePhone } from '../../../domain/identifiers/phone.ts'
import { rmbCapital } from '../../../domain/identifiers/rmb-capital.ts'
import { checkUscc } from '../../../domain/identifiers/uscc.ts'
import { CannotDo, text, type Rules } from './case-reading.ts'

export const identifierRules: Rules = {
  'uscc.uscc'({ input }) {
    const { valid, reason } = checkUscc(text(input))
    return { valid, reason }
  },
  'uscc.phones'({ input }) {
    const { kind, normalised } = normalisePhone(text(input))
    return { kind, normalised }
  },
  'uscc.amountExpressions'({ input }) {
    const amount = parseAmountExpression(text(input))
    if (!amount) throw new CannotDo('not an amount')
    return { expected: formatAmountExpression(amount) }
  },
  'uscc.rmbCapital'({ amount }) {
    const fen = yuanTextToFen(text(amount))
    if (fen === null) throw new CannotDo('not an amount')
    return { text: rmbCapital(fen) }
  },
}
