import type { ImportProblem, StagedImport, UnknownValue } from '../../../src-preload/contract/imports.ts'
import { foldText, namesAnyWidth } from '../../domain/_base/text.ts'
import { fieldOf, type ImportField } from '../../domain/imports/import-target.ts'
import { nearestTexts } from '../../domain/imports/nearest-text.ts'
import { suggestedText } from '../../domain/imports/suggest-text.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { stageCalled } from '../../domain/pipeline/stage-called.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { stagesOn } from '../pipeline/index.ts'
import type { Looking } from './import-entity.ts'
import { productCalled } from './product-imports.ts'
import type { Stage } from './stage.ts'

/** The list is for a person to work through; the counts are whole. */
const problemsListed = 300
const unknownListed = 200
const suggestionsListed = 5
const firstLookedAt = 3000

/** The stage as the screen shows it: what goes in, what is wrong, what is not known. */
export function stagedState(r: Looking, stage: Stage): StagedImport {
  const unknown = unknownValues(r, stage)
  const warnings = new Map(stage.warnings)
  for (const [cause, count] of stage.problems.causes()) warnings.set(cause, (warnings.get(cause) ?? 0) + count)
  const { settings, columns } = stage.plan.file
  return {
    stageId: stage.stageId,
    sheet: stage.plan.file.sheetName ?? '',
    target: stage.plan.entity.target.name,
    mode: settings.mode ?? 'upsert',
    version: stage.version,
    counts: { ...stage.counts },
    going: stage.going(),
    warnings: causeCounts(warnings),
    rejections: causeCounts(stage.rejections),
    newMembers: unknown.filter(({ kind, creates }) => kind === 'member' && creates).map(({ value }) => value),
    problems: problemsOf(stage),
    unknown: unknown.slice(0, unknownListed),
    fields: columns.map((column) => column.field),
    suspects: stage.suspects.looked ? stage.suspects.count() : null,
  }
}

export function causeCounts(counts: ReadonlyMap<string, number>): { cause: string; count: number }[] {
  return [...counts].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count)
}

function problemsOf(stage: Stage): ImportProblem[] {
  return stage.problems.commonest(problemsListed).map((one) => {
    const kind = fieldOf(stage.plan.entity.target, one.field)?.kind
    return { ...one, suggestion: kind === undefined ? null : suggestedText(kind, one.value) }
  })
}

/** Names of members and customers that are not there, and choices that nobody used so far, commonest first. */
function unknownValues(r: Looking, stage: Stage): UnknownValue[] {
  const { plan } = stage
  const unknown: UnknownValue[] = []
  for (const [field, counts] of plan.seen) {
    const spec = fieldOf(plan.entity.target, field)
    if (!spec) continue
    const kind = spec.names ?? 'choice'
    const came = stage.cameBefore.get(field) ?? none
    const known = knownValues(r, stage, spec, [...counts.keys()])
    // Where nothing was used before, nothing can be misspelt.
    if (kind === 'choice' && known.size === 0) continue
    for (const [value, count] of counts) {
      if (known.has(value) || came.has(value) || count === 0) continue
      unknown.push({
        field,
        kind,
        value,
        count,
        creates:
          kind === 'customer'
            ? plan.creates(field, value)
            : kind === 'product'
              ? plan.makes(field, value)
              : kind === 'member' || kind === 'choice',
        suggestions: kind === 'customer' ? [] : suggestionsFor(r, kind, value, known),
      })
    }
  }
  // What keeps rows waiting comes before what would be made.
  return [...unknown.filter(({ creates }) => !creates), ...unknown.filter(({ creates }) => creates)]
}

const none: ReadonlySet<string> = new Set()

/** By field: those of the names in its column that stand for something now. */
export function knownNow(r: Looking, stage: Stage): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  for (const [field, counts] of stage.plan.seen) {
    const spec = fieldOf(stage.plan.entity.target, field)
    if (spec?.names !== undefined) known.set(field, knownValues(r, stage, spec, [...counts.keys()]))
  }
  return known
}

function knownValues(r: Looking, stage: Stage, spec: ImportField, values: readonly string[]): Set<string> {
  if (spec.names === 'customer') return customersNamed(r.read, values)
  const kind = spec.names ?? 'choice'
  return knownNames(r, kind, values) ?? knownTexts(r.read, stage, kind, spec.columns[0], values)
}

/** Those of the names that stand for something there; null for kinds of which everything in use is known. */
function knownNames({ read, clock }: Looking, kind: string, values: readonly string[]): Set<string> | null {
  if (kind === 'stage') {
    const stages = stagesOn(read, clock.today())
    return new Set(values.filter((value) => stageCalled(stages, value) !== undefined))
  }
  if (kind === 'product') return new Set(values.filter((value) => productCalled(read, value) !== null))
  if (kind !== 'opportunity') return null
  return new Set(
    read.column<string>(
      `SELECT wanted.value ->> 0 FROM json_each(?) AS wanted
       WHERE EXISTS (SELECT 1 FROM opportunity WHERE name IN (SELECT value FROM json_each(wanted.value)) OR number = wanted.value ->> 0)`,
      JSON.stringify(values.map((value) => [value, ...namesAnyWidth(value)])),
    ),
  )
}

/** Stages are few enough to offer all of them. */
function suggestionsFor({ read, clock }: Looking, kind: string, value: string, known: ReadonlySet<string>): string[] {
  if (kind === 'stage') return stagesOn(read, clock.today()).map(({ name }) => name)
  if (kind === 'opportunity') return []
  const names = kind === 'product' ? read.column<string>('SELECT name FROM product LIMIT 5000') : [...known]
  return nearestTexts(value, names, suggestionsListed)
}

function knownTexts(
  read: ReadHandle,
  stage: Stage,
  kind: string,
  column: string | undefined,
  values: readonly string[],
): Set<string> {
  if (kind === 'member') return new Set(read.column<string>('SELECT name FROM member').map(foldText))
  if (column === undefined) return new Set()
  const { table } = stage.plan.entity
  // The whole table is gone through only for a choice that its first rows do not have: four columns of a full list took
  // as long as a thousand rows to import.
  const first = textsIn(read, column, `(SELECT ${column} FROM ${table} LIMIT ${firstLookedAt})`)
  return values.every((value) => first.has(value)) ? first : textsIn(read, column, table)
}

function textsIn(read: ReadHandle, column: string, from: string): Set<string> {
  return new Set(
    read.column<string>(`SELECT DISTINCT ${column} FROM ${from} WHERE ${column} IS NOT NULL LIMIT 500`).map(foldText),
  )
}

function customersNamed(read: ReadHandle, names: readonly string[]): Set<string> {
  const keys = names.map((name) => ({ name, key: companyNameKey(name) }))
  const found = new Set(
    read.column<string>(
      'SELECT name_key FROM customer WHERE name_key IN (SELECT value FROM json_each(?))',
      JSON.stringify(keys.map(({ key }) => key)),
    ),
  )
  return new Set(keys.filter(({ key }) => found.has(key)).map(({ name }) => name))
}
