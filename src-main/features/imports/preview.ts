import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { imports } from '../../../src-preload/contract/imports.ts'
import { byColumn } from '../../domain/imports/import-target.ts'
import type { Reading } from '../../store/contexts.ts'
import { importEntities } from './entities.ts'
import { stageOf } from './live-stages.ts'
import { beforeInWords, inWords, type Words } from './preview-before.ts'
import { cellsOf } from './stage-edits.ts'
import { stagedRecord, type StagedRow } from './staged-row.ts'
import type { Stage } from './stage.ts'

type Preview = QueryHandlers<typeof imports, Reading>['preview']

/** A page of one tab of the preview: cleaned values in words, and for updates what stands there now. */
export const preview: Preview = (r, { stageId, class: rowClass, offset, limit }) => {
  const stage = stageOf(stageId)
  const rows = stage.page(rowClass, offset, limit)
  const problems = stage.problems.of(rows.map((staged) => staged.row))
  return {
    total: stage.counts[rowClass],
    rows: rows.map((staged) => {
      const own = problems.filter((problem) => problem.row === staged.row)
      const values = valuesOf(stage, staged)
      const asks = asksFor(staged)
      const about = asks === 'link' ? importEntities.customers : stage.plan.entity
      return {
        row: staged.row,
        class: staged.class,
        name: values?.[stage.plan.entity.target.title] ?? '',
        ticked: staged.ticked,
        values: values ?? rawValues(stage.headers, cellsOf(staged)),
        before: values ? beforeInWords(r, stage, staged) : {},
        cells: cellTexts(stage, staged),
        problems: Object.fromEntries(own.flatMap(({ field, cause }) => (field === null ? [] : [[field, cause]]))),
        reasons: [
          ...staged.reasons,
          ...own.flatMap(({ cause, field, value }) => (cause === 'missing-field' && field === null ? [] : [`${cause}:${value}`])),
        ],
        candidates: staged.candidateIds.slice(0, 20).flatMap((id) => {
          const known = about.about(r, id)
          return known ? [{ id, ...known }] : []
        }),
        asks,
        likeRow: staged.class === 'ambiguous' ? staged.targetRow : null,
        chosen: staged.chosen,
      }
    }),
  }
}

/** Causes that are about the record of another list to which the row belongs. */
function asksFor({ reasons }: StagedRow): 'record' | 'link' {
  return reasons.some((reason) => /^(?:no-such|several)-customers?\b/.test(reason)) ? 'link' : 'record'
}

/** The row's values by field; null where it has no record. */
export function valuesOf(stage: Stage, staged: StagedRow): Words | null {
  const record = stagedRecord(staged)
  if (!record) return null
  const { target } = stage.plan.entity
  const words = inWords(stage, target, byColumn(target.columns, record.values))
  const part = record.part && byColumn(target.part, record.part)
  for (const field of target.fields) {
    const value = part && field.part !== undefined ? part[field.part] : null
    if (typeof value === 'string') words[field.key] = value
    const reference = record.references[target.references.indexOf(field.key)]
    if (typeof reference === 'string') words[field.key] = reference
  }
  return words
}

function cellTexts(stage: Stage, staged: StagedRow): Words {
  const cells = cellsOf(staged)
  return Object.fromEntries(stage.plan.file.columns.map(({ index, field }) => [field, (cells[index] ?? '').slice(0, 500)]))
}

/** A row that has no record is shown as it stood, under the file's own headers. */
function rawValues(headers: readonly string[], raw: readonly string[]): Words {
  const words: Words = {}
  raw.forEach((text, at) => {
    if (text !== '') words[headers[at] || `#${at + 1}`] = text.slice(0, 500)
  })
  return words
}
