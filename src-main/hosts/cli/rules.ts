import { yuanTextToFen } from '../../domain/_base/money.ts'
import { formatAmountExpression, parseAmountExpression } from '../../domain/amounts/amount-expression.ts'
import { normalisePhone } from '../../domain/identifiers/phone.ts'
import { rmbCapital } from '../../domain/identifiers/rmb-capital.ts'
import { checkUscc } from '../../domain/identifiers/uscc.ts'
import { missing } from './session.ts'

type Case = Readonly<Record<string, unknown>>

class CannotDo extends Error {}

/** Rules that can be asked from the command line, by the section of worked cases they answer. */
const rules: Readonly<Record<string, (input: Case) => object>> = {
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

/** One object per case, in order; a case that cannot be done says so in its place. */
export function runRule(name: string, cases: readonly unknown[]): object[] {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
  if (!rule) throw missing(`没有规则“${name}”。可用：${Object.keys(rules).join('、')}`)
  return cases.map((one) => {
    try {
      return rule(one as Case)
    } catch (error) {
      return {
        error: {
          code: error instanceof CannotDo ? 'cannot-do' : 'failed',
          message: error instanceof Error ? error.message : String(error),
        },
      }
    }
  })
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new CannotDo('text expected')
  return value
}
