import { targetMonths, type TargetMeasure, type TargetScope } from '../../../src-preload/contract/_words/targets.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { scopeOf } from './target-words.ts'

export interface MonthTarget {
  readonly scope: TargetScope
  /** `member:<id>`, `region:<name>` or `city:<name>`. */
  readonly subject: string
  /** A place's name, or that of the member when it was set. */
  readonly name: string
  readonly measure: TargetMeasure
  /** `2026-02`. */
  readonly month: string
  readonly fen: number
}

/** Targets of whole months, both ends included, for one measure or all. */
export function monthTargets(
  read: ReadHandle,
  { from, to, measure }: { readonly from: string; readonly to: string; readonly measure?: TargetMeasure },
): MonthTarget[] {
  const rows = read.all<Record<string, string | number | null>>(
    `SELECT * FROM year_target WHERE year BETWEEN ? AND ? ${measure === undefined ? '' : 'AND measure = ?'} ORDER BY year, id`,
    Number(from.slice(0, 4)),
    Number(to.slice(0, 4)),
    ...(measure === undefined ? [] : [measure]),
  )
  return rows.flatMap((row) =>
    targetMonths.flatMap((column): MonthTarget[] => {
      const fen = row[column]
      const month = `${row['year']}-${column.slice(1)}`
      if (typeof fen !== 'number' || month < from || month > to) return []
      return [
        {
          scope: scopeOf(row['scope']),
          subject: String(row['subject']),
          name: String(row['name']),
          measure: row['measure'] as TargetMeasure,
          month,
          fen,
        },
      ]
    }),
  )
}
