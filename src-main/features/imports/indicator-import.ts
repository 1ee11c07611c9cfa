import { quarterOf } from '../../domain/_base/quarters.ts'
import { foldText } from '../../domain/_base/text.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { indicatorsOf } from '../../domain/value/value-indicators.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { Row } from '../../store/gate.ts'
import { indicatorDefinitions } from '../value/index.ts'
import { recordImport } from './record-entity.ts'

/** The definition meant by a name: that of the customer's industry, else of any. */
function definitions(read: ReadHandle) {
  const all = indicatorDefinitions(read)
  return (row: Row) => {
    const name = foldText(String(row['name']))
    const industry =
      read.value<string | null>('SELECT industry FROM customer WHERE id = ?', Number(row['customer_id'] ?? 0)) ?? null
    return [...indicatorsOf(all, industry), ...all].find((one) => foldText(one.name) === name)
  }
}

/** Figures of value indicators (rule C5): only of indicators that are defined, so that a misspelt name makes no new one. */
export const indicatorImport = recordImport({
  target: importTargetsByName.indicators,
  table: 'value_indicator',
  nameSql: `c.name || ' ' || c.quarter`,
  find(read, key, identity, link) {
    if (key !== 'name' || link.id === null) return []
    const [name, quarter] = JSON.parse(identity['name'] ?? '[]') as (string | null)[]
    return read.column<number>(
      'SELECT id FROM value_indicator WHERE customer_id = ? AND name = ? AND quarter = ? LIMIT 21',
      link.id,
      name ?? '',
      quarter ?? '',
    )
  },
  checks({ read, clock }) {
    const definitionOf = definitions(read)
    const today = clock.today()
    return (row, stored) => {
      const defined = definitionOf({ ...row, customer_id: row['customer_id'] ?? stored?.['customer_id'] ?? null })
      if (!defined && !stored) return `no-such-indicator:${String(row['name'])}`
      if (String(row['quarter'] ?? '') > quarterOf(today) || String(row['as_of'] ?? '') > today) return 'in-the-future'
      // 0.925 may be a share that the spreadsheet showed as 92.5 %, or less than one per cent: nobody can tell.
      const unit = row['unit'] ?? stored?.['unit'] ?? defined?.unit
      const value = Number(row['value'])
      const doubtful = unit === '%' && row['written_percent'] !== 1 && value !== 0 && Math.abs(value) <= 1
      return doubtful ? `percent-or-share:${String(row['value'])}` : null
    }
  },
  creates({ w, at }) {
    const definitionOf = definitions(w.read)
    return ({ written_percent: _, ...row }) => {
      const defined = definitionOf(row)
      return {
        ...row,
        name: defined?.name ?? row['name'] ?? null,
        unit: row['unit'] ?? defined?.unit ?? '',
        better: row['better'] ?? defined?.better ?? 'more',
        created_at: at,
      }
    }
  },
})
