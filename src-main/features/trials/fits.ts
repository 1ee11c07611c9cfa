import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { trials } from '../../../src-preload/contract/trials.ts'
import { propose, type Fit } from '../../domain/trials/propose-products.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

type Queries = QueryHandlers<typeof trials, Reading>
type Commands = CommandHandlers<typeof trials, Writing>

/** The cascade as it stands, of products that are sold. */
export function allFits(read: ReadHandle): Fit[] {
  return read.all<Fit>(
    `SELECT f.grade, f.model, f.test, f.product_id AS productId FROM trial_fit AS f JOIN product AS p ON p.id = f.product_id AND p.active = 1
     ORDER BY f.id`,
  )
}

export function productsById(read: ReadHandle, ids: readonly number[]): { id: number; code: string; name: string }[] {
  return read.all(
    'SELECT id, code, name FROM product WHERE id IN (SELECT value FROM json_each(?)) ORDER BY code',
    JSON.stringify(ids),
  )
}

export const cascade: Queries['cascade'] = ({ read }, chosen) => {
  const fits = allFits(read)
  const { products, ...levels } = propose(fits, chosen)
  return { ...levels, products: productsById(read, products), lines: fits.length }
}

export const fits: Queries['fits'] = ({ read }) =>
  read
    .all<{ id: number; grade: string; model: string; test: string; productId: number; code: string; name: string }>(
      `SELECT f.id, f.grade, f.model, f.test, p.id AS productId, p.code, p.name FROM trial_fit AS f JOIN product AS p ON p.id = f.product_id
       ORDER BY f.grade, f.model, f.test, p.code`,
    )
    .map(({ productId, code, name, ...line }) => ({ ...line, product: { id: productId, code, name } }))

export const saveFit: Commands['saveFit'] = (w, { id, grade, model, test, productId }) => {
  if (!w.read.get('SELECT 1 FROM product WHERE id = ?', productId))
    throw refuse('trials.saveFit', 'no-such-product', '选中的产品已被删除，请重新选择。')
  if (id !== undefined && !w.read.get('SELECT 1 FROM trial_fit WHERE id = ?', id))
    throw refuse('trials.saveFit', 'not-found', '这一行已被删除。')
  const same = w.read.value<number>(
    'SELECT id FROM trial_fit WHERE grade = ? AND model = ? AND test = ? AND product_id = ?',
    grade,
    model,
    test,
    productId,
  )
  if (same !== undefined && same !== id) throw refuse('trials.saveFit', 'there-already', '配套表里已有这一行。')
  const at = w.clock.now()
  const row = { grade, model, test, product_id: productId, updated_at: at }
  const intent = {
    command: 'trials.saveFit',
    subject: [grade, model, test].join(' '),
    actor: w.actor,
    origin: 'user',
    at,
  } as const
  return w.gate.write(intent, (tx) => {
    if (id !== undefined) tx.update('trial_fit', id, row)
    return { id: id ?? tx.insert('trial_fit', { ...row, created_at: at }), changeSetId: tx.changeSetId }
  }).result
}

export const removeFits: Commands['removeFits'] = (w, { ids }) => {
  const intent = {
    command: 'trials.removeFits',
    subject: `${ids.length}`,
    actor: w.actor,
    origin: 'user',
    at: w.clock.now(),
  } as const
  const done = w.gate.write(intent, (tx) => ids.filter((id) => tx.delete('trial_fit', id)).length)
  return { changeSetId: done.changeSetId, removed: done.result }
}
