import { addDays } from '../../domain/_base/dates.ts'
import type { GateTransaction } from '../../store/gate.ts'

/** What the demo sells; the codes are those of its invoices. Guide and cost in fen, the guide with tax, the cost without. */
export const demoProducts = [
  { code: 'JW-100', name: '多参数监护仪 JW-100', line: '监护', unit: '台', guide: 1_280_000, cost: 690_000 },
  { code: 'JW-200', name: '中央监护站 JW-200', line: '监护', unit: '套', guide: 2_460_000, cost: 1_350_000 },
  { code: 'CX-10', name: '便携彩超 CX-10', line: '超声', unit: '台', guide: 6_800_000, cost: 3_900_000 },
  { code: 'CX-30', name: '台式彩超 CX-30', line: '超声', unit: '台', guide: 9_900_000, cost: 5_600_000 },
  { code: 'HC-1', name: '血氧探头（盒）', line: '耗材', unit: '盒', guide: 38_000, cost: 15_000 },
  { code: 'HC-7', name: '一次性电极片（盒）', line: '耗材', unit: '盒', guide: 12_500, cost: 4_200 },
] as const

const lists = [
  { name: '全国指导价', kind: 'guide', region: null, type: null, percent: 100 },
  { name: '经销商指导价', kind: 'guide', region: null, type: '经销商', percent: 85 },
  { name: '华南指导价', kind: 'guide', region: '华南', type: null, percent: 97 },
  { name: '标准成本', kind: 'cost', region: null, type: null, percent: 100 },
] as const

/** Products with their price lists of this year and the last. */
export function fillDemoProducts(tx: GateTransaction, today: string, at: string): void {
  const newYear = `${today.slice(0, 4)}-01-01`
  for (const { name, kind, region, type } of lists)
    tx.insert('price_list', { name, kind, region, customer_type: type, created_at: at, updated_at: at })
  for (const { code, name, line, unit, guide, cost } of demoProducts) {
    const id = tx.insert('product', { code, name, line, unit, guide_price_fen: null, active: 1, created_at: at, updated_at: at })
    for (const list of lists) {
      const fen = Math.round(((list.kind === 'cost' ? cost : guide) * list.percent) / 10_000) * 100
      const entry = { list: list.name, product_id: id, created_at: at }
      const before = Math.round((fen * 0.96) / 100) * 100
      tx.insert('price_list_entry', {
        ...entry,
        price_fen: before,
        effective_from: addDays(newYear, -365),
        effective_to: addDays(newYear, -1),
      })
      tx.insert('price_list_entry', { ...entry, price_fen: fen, effective_from: newYear, effective_to: null })
    }
  }
}
