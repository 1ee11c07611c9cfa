import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { reconciliation } from '../../../src-preload/contract/reconciliation.ts'
import { documentCode } from '../../domain/rebates/document-code.ts'
import type { Reading, Writing } from '../../store/contexts.ts'

type Reads = QueryHandlers<typeof reconciliation, Reading>
type Commands = CommandHandlers<typeof reconciliation, Writing>

export const aliases: Reads['aliases'] = ({ read }) =>
  read.all<{ code: string; means: string }>('SELECT code, means FROM trade_alias ORDER BY means, code LIMIT 5000')

/** `code` in claims means the document `means`; null takes the alias away. Kept folded, as they are compared. */
export const saveAlias: Commands['saveAlias'] = (w, { code, means }) => {
  const folded = documentCode(code)
  const target = means === null ? null : documentCode(means)
  if (folded === '' || target === '' || folded === target)
    throw refuse('reconciliation.saveAlias', 'same-code', '两个编码相同（不计大小写、空格和符号），不需要别名。')
  if (target !== null && w.read.get('SELECT 1 FROM trade_alias WHERE code = ?', target))
    throw refuse('reconciliation.saveAlias', 'alias-of-alias', '我方编码本身是另一个编码的别名，请写最终的那个。')
  const known = w.read.value<number>('SELECT id FROM trade_alias WHERE code = ?', folded)
  const intent = {
    command: 'reconciliation.saveAlias',
    subject: code,
    actor: w.actor,
    origin: 'user',
    at: w.clock.now(),
  } as const
  w.gate.write(intent, (tx) => {
    if (target === null) return void (known !== undefined && tx.delete('trade_alias', known))
    const row = { code: folded, means: target }
    if (known === undefined) tx.insert('trade_alias', row)
    else tx.update('trade_alias', known, row)
  })
  return {}
}
