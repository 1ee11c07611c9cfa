import type { ImportColumn, ImportSettings, WritePolicy } from '../../../src-preload/contract/imports.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { Policies } from '../../domain/imports/changes-for.ts'
import { foldText } from '../../domain/_base/text.ts'
import type { OwnField } from '../../domain/imports/custom-target.ts'
import { fieldOf } from '../../domain/imports/import-target.ts'
import type { DateOrder } from '../../domain/imports/read-cell.ts'
import type { CleanColumn } from '../../domain/imports/read-field.ts'
import type { ImportEntity } from './import-entity.ts'

export interface PlannedColumn {
  readonly index: number
  readonly field: string
  readonly scale: number
  readonly write: WritePolicy
  readonly blanks: boolean
  /** As a person said; undefined: the whole column decides. */
  readonly dateOrder?: ImportColumn['dateOrder']
}

/** What the person settled before the file was read. */
export interface StageInput {
  readonly fileName: string
  readonly sheetName?: string
  /** Stages of the same workbook that go in before this one. */
  readonly after?: readonly string[]
  readonly fingerprint: string
  readonly target: string
  /** The accepted mapping as JSON, by header; remembered when the import is applied. */
  readonly mapping: string
  readonly columns: readonly PlannedColumn[]
  readonly settings: ImportSettings
  readonly rules: RuleSettings
  /** Fields of the workspace's own that have a column of the file. */
  readonly custom?: readonly OwnField[]
}

/** How the rows of one import are read, recognised and written. */
export class StagePlan {
  readonly file: StageInput
  readonly entity: ImportEntity
  readonly policies: Policies
  /** Fields in the order in which they recognise a row. */
  readonly keys: readonly string[]
  /** Each key with the name of its value in a row's identity. */
  readonly keyParts: readonly (readonly [key: string, part: string])[]
  /** The keys after the id are the target's own, read together with its doubts. */
  readonly usualKeys: boolean
  /** Names that may be made, folded, by field. */
  readonly creating = new Map<string, Set<string>>()
  /** What stands in the columns that name other records or hold choices. */
  readonly seen = new Map<string, Map<string, number>>()
  #columns: readonly CleanColumn[]

  constructor(entity: ImportEntity, file: StageInput) {
    this.file = file
    this.entity = entity
    this.policies = new Policies(entity.target, file.columns)
    const own = entity.target.keys
    const byId = file.columns.some((column) => column.field === 'id')
    this.keys = file.settings.keys ?? [...(byId ? ['id'] : []), ...own]
    this.keyParts = this.keys.flatMap((key) => {
      const part = fieldOf(entity.target, key)?.identifies
      return part === undefined ? [] : [[key, part] as const]
    })
    const rest = this.keys.filter((key) => key !== 'id')
    this.usualKeys = rest.length === own.length && rest.every((key, at) => key === own[at])
    this.#columns = this.#withDates({})
  }

  get columns(): readonly CleanColumn[] {
    return this.#columns
  }

  /** Once the whole column was looked at. */
  settleDates(orders: Readonly<Record<string, DateOrder>>): void {
    this.#columns = this.#withDates(orders)
  }

  creates(field: string, name: string): boolean {
    return this.file.settings.createReferences === true || this.makes(field, name)
  }

  /** A person wants this very name made. */
  makes(field: string, name: string): boolean {
    return this.creating.get(field)?.has(foldText(name)) ?? false
  }

  #withDates(orders: Readonly<Record<string, DateOrder>>): CleanColumn[] {
    return this.file.columns.flatMap(({ index, field: key, scale, dateOrder: said }) => {
      const field = fieldOf(this.entity.target, key)
      return field ? [{ index, field, scale, dateOrder: said ?? orders[key] ?? ('ymd' as const) }] : []
    })
  }
}
