import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { trials } from '../../../src-preload/contract/trials.ts'
import { propose } from '../../domain/trials/propose-products.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { appendTrialEvent, memberHere, mustBeDates, mustHaveApprovers, onRecord } from './approval.ts'
import { followTrials } from './face.ts'
import { allFits } from './fits.ts'
import { contentOf, storedTrial, type StoredTrial } from './stored.ts'

type Handlers = CommandHandlers<typeof trials, Writing>

/** What a new trial has before anything is said of it. */
export const blankTrial = (): Row => ({
  name: '',
  customer_id: null,
  owner_id: null,
  opportunity_id: null,
  grade: null,
  model: null,
  test: null,
  product_id: null,
  starts_on: null,
  ends_on: null,
  remark: null,
  state: '草稿',
})

/** After rows were written: a number for the new ones, the product where just one matches, and the clocks. */
export function completeTrials(r: Pick<Reading, 'clock'>, tx: GateTransaction, ids: readonly number[]): void {
  for (const id of ids) {
    const trial = tx.read.get<StoredTrial>('SELECT * FROM trial WHERE id = ?', id)
    if (!trial) continue
    const patch: Row = {}
    if (trial.name === '') patch['name'] = nextNumber(tx, r.clock.today())
    if (trial.product_id === null && (trial.state === '草稿' || trial.state === '已退回')) {
      const [only, second] = matching(tx, trial)
      if (only !== undefined && second === undefined) patch['product_id'] = only
    }
    if (Object.keys(patch).length > 0) tx.update('trial', id, patch)
  }
  followTrials(r, tx, ids)
}

/** Products that the cascade proposes once all three are chosen. */
export function matching({ read }: Pick<Reading, 'read'>, { grade, model, test }: StoredTrial): number[] {
  return grade === null || model === null || test === null ? [] : propose(allFits(read), { grade, model, test }).products
}

function nextNumber(tx: GateTransaction, today: string): string {
  const year = `SY${today.slice(0, 4)}-`
  const last = tx.read.value<string>('SELECT max(name) FROM trial WHERE name >= ? AND name < ?', year, `${year}~`)
  return `${year}${String(Number(last?.slice(year.length) ?? 0) + 1).padStart(4, '0')}`
}

/** An application; submitted at once it is a fact and stays when it is undone. */
export const apply: Handlers['apply'] = (w, input) => {
  const ownerId = memberHere(w, 'apply')
  if (input.endsOn < input.startsOn || input.submit) mustBeDates(w, 'apply', input.startsOn, input.endsOn)
  const customer = w.read.get<{ owner_id: number | null }>('SELECT owner_id FROM customer WHERE id = ?', input.customerId)
  if (!customer) throw refuse('trials.apply', 'no-such-customer', '选中的客户已被删除，请重新选择。')
  if (!isOffered(w, input.productId)) throw refuse('trials.apply', 'no-such-product', '选中的产品已停售或被删除，请重新选择。')
  if (input.submit) mustHaveApprovers(w, 'apply', ownerId)
  const intent = input.submit
    ? onRecord(w, 'trials.apply', '')
    : ({ command: 'trials.apply', subject: '', actor: w.actor, origin: 'user', at: w.clock.now() } as const)
  return w.gate.write(intent, (tx) => {
    const id = tx.insert('trial', {
      ...blankTrial(),
      customer_id: input.customerId,
      owner_id: ownerId,
      opportunity_id: input.opportunityId ?? null,
      grade: input.grade,
      model: input.model,
      test: input.test,
      product_id: input.productId,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      remark: input.remark ?? null,
      created_at: intent.at,
      updated_at: intent.at,
    })
    completeTrials(w, tx, [id])
    const trial = storedTrial(tx, 'submit', id)
    if (input.submit) appendTrialEvent(w, tx, id, { type: 'submit', content: contentOf(trial) }, intent.at)
    return { id, name: trial.name, changeSetId: tx.changeSetId }
  }).result
}

export const setProduct: Handlers['setProduct'] = (w, { id, productId }) => {
  const trial = storedTrial(w, 'setProduct', id)
  if (trial.state !== '草稿' && trial.state !== '已退回')
    throw refuse('trials.setProduct', 'not-now', '申请提交后不能更换产品。请先撤回或等待退回。')
  if (!isOffered(w, productId)) throw refuse('trials.setProduct', 'no-such-product', '选中的产品已停售或被删除，请重新选择。')
  const at = w.clock.now()
  return w.gate.write({ command: 'trials.setProduct', subject: trial.name, actor: w.actor, origin: 'user', at }, (tx) => {
    tx.update('trial', id, { product_id: productId, updated_at: at })
    return { changeSetId: tx.changeSetId }
  }).result
}

function isOffered({ read }: Writing, productId: number): boolean {
  return read.value<number>('SELECT active FROM product WHERE id = ?', productId) === 1
}
