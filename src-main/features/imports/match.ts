import type { RowChoice } from '../../../src-preload/contract/imports.ts'
import { foldText, isSameText } from '../../domain/_base/text.ts'
import { byColumn, type CleanRecord, type Identity, type StoredValue } from '../../domain/imports/import-target.ts'
import { recordIn } from '../../domain/imports/read-record.ts'
import type { StreamedRow } from '../../jobs/workers/sheet-messages.ts'
import type { Row } from '../../store/gate.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { noLink, type Candidate, type Check, type Decision, type Link, type Looking, type StoredView } from './import-entity.ts'
import { RowIndex } from './row-index.ts'
import type { StagePlan } from './stage-plan.ts'
import type { Verdict } from './staged-row.ts'

/** What a row may ask of one before it in the same file. */
export interface EarlierRow {
  /** `recordText`; null where the row has none, or has its record beside. */
  readonly content: string | null
  readonly record?: CleanRecord | null
  /** The stored record that it was found to be. */
  readonly targetId: number | null
}

/** The rows of a file that were judged so far. */
export interface JudgedRows {
  readonly plan: StagePlan
  get(row: number): EarlierRow | undefined
}

const none: Decision = { kind: 'none' }

/** Decides for each row of a file what it is: against the store, and against the rows before it in the same file. */
export class Matcher {
  readonly #r: Looking
  readonly #read: ReadHandle
  readonly #check: Check | undefined
  readonly #stage: JudgedRows
  readonly #index = new RowIndex()
  readonly #storeIsEmpty: boolean
  readonly #rowByRow: StoredView
  #store: StoredView

  constructor(r: Looking, stage: JudgedRows) {
    const { read } = r
    this.#r = r
    this.#read = read
    this.#check = stage.plan.entity.checks?.(r, (field, name) => stage.plan.makes(field, name))
    this.#stage = stage
    const { entity } = stage.plan
    this.#rowByRow = {
      byKey: (key, identity, link) => entity.byKey(read, key, identity, link),
      stored: (id) => entity.stored(read, id),
      partChanges: (id, record, policies) => entity.partChanges(read, id, record, policies),
    }
    this.#store = this.#rowByRow
    this.#storeIsEmpty = read.get(`SELECT 1 FROM ${stage.plan.entity.table} LIMIT 1`) === undefined
  }

  /** Judges the rows of one batch in their order. */
  judgeAll(
    rows: readonly StreamedRow[],
    take: (row: StreamedRow, verdict: Verdict) => void,
    chosen: (row: number) => RowChoice | null = () => null,
  ): void {
    const { entity, keys } = this.#stage.plan
    if (!this.#storeIsEmpty && entity.ahead) {
      const identities = rows.flatMap((row) => (row.identity ? [row.identity] : []))
      this.#store = entity.ahead(this.#read, identities, keys)
    }
    try {
      for (const row of rows) take(row, this.judge(row, chosen(row.row)))
    } finally {
      this.#store = this.#rowByRow
    }
  }

  /** `choice`: what a person said the row is, which outweighs what the rules find. */
  judge(streamed: StreamedRow, choice: RowChoice | null = null): Verdict {
    const { entity, keys } = this.#stage.plan
    const { identity } = streamed
    if (streamed.ignored) return verdict('ignored')
    if (!identity) return verdict('rejected', missingIn(streamed, entity.target.missing))
    const link = choice?.kind === 'link' ? linkTo(choice.id) : this.#linkOf(streamed)
    const placed = { link: link.id }
    const rowKeys = this.#keysOf(identity, link)
    const later = { ...placed, add: () => this.#index.add(streamed.row, rowKeys) }
    if (choice && choice.kind !== 'skip' && choice.kind !== 'undecided' && choice.kind !== 'link')
      return this.#chosen(streamed, choice, link, later.add)

    const named = keys[0] === 'id' && identity['id'] !== null
    const earlier = this.#amongRows(streamed.row, identity, rowKeys, named)
    if (earlier.kind === 'ambiguous')
      return {
        ...verdict('ambiguous', [`${earlier.reason}:${earlier.all.join('、')}`]),
        ...placed,
        targetRow: earlier.all[0] ?? null,
      }
    if (earlier.kind === 'match') return this.#sameAsEarlier(streamed, earlier.at, link)
    const found = this.#storeIsEmpty ? none : named ? this.#byId(identity, link) : this.#amongStored(identity, link)
    if (named && found.kind === 'none') return { ...verdict('ambiguous', [`no-such-id:${identity['id'] ?? ''}`]), ...placed }
    if (found.kind === 'ambiguous') return { ...verdict('ambiguous', [found.reason]), ...placed, candidateIds: [...found.all] }
    // A row that is somebody known by its own key needs no owner named; a new one does.
    if (link.doubt !== null && found.kind === 'none') {
      const waits = link.doubt === 'no-customer' ? 'rejected' : 'ambiguous'
      return { ...verdict(waits, [link.doubt]), candidateIds: [...link.candidates] }
    }
    if (found.kind === 'none' && !this.#mayBecome(identity)) return verdict('rejected', [entity.target.missing])
    later.add()
    if (found.kind === 'match') return this.#sameAsStored(streamed, found.at, link, named)
    return this.#new(streamed, link)
  }

  /** A row may mean a record by a key alone; to become one it needs what the list calls its records by. */
  #mayBecome(identity: Identity): boolean {
    return this.#stage.plan.entity.target.named?.(identity) ?? true
  }

  /** Rows, before or after this one, that share a key with it: they are judged again when it changes. */
  relatives(row: number, streamed: StreamedRow): number[] {
    if (!streamed.identity) return []
    return this.#index.find(this.#keysOf(streamed.identity, this.#linkOf(streamed))).filter((other) => other > row)
  }

  #chosen(streamed: StreamedRow, choice: RowChoice, link: Link, add: () => void): Verdict {
    if (choice.kind === 'row') return this.#sameAsEarlier(streamed, choice.row, link)
    if (choice.kind === 'record') {
      add()
      return this.#sameAsStored(streamed, choice.id, link, false)
    }
    if (link.doubt === 'no-customer') return verdict('rejected', [link.doubt])
    if (streamed.identity && !this.#mayBecome(streamed.identity))
      return verdict('rejected', [this.#stage.plan.entity.target.missing])
    add()
    return this.#checked(streamed, link, null) ?? { ...verdict('created'), link: link.id }
  }

  /** A row that its list refuses, with the reason; null for one that may go in. */
  #checked(streamed: StreamedRow, link: Link, stored: Row | null, changes = true): Verdict | null {
    const reason = this.#check?.(recordOfRow(streamed), link, stored, changes) ?? null
    return reason === null ? null : { ...verdict('rejected', [reason]), link: link.id }
  }

  #new(streamed: StreamedRow, link: Link): Verdict {
    if (this.#stage.plan.file.settings.mode === 'update') return { ...verdict('rejected', ['no-match']), link: link.id }
    return this.#checked(streamed, link, null) ?? { ...verdict('created'), link: link.id }
  }

  #sameAsEarlier(streamed: StreamedRow, row: number, link: Link): Verdict {
    const { entity, policies } = this.#stage.plan
    const earlier = this.#stage.get(row)
    const stands = earlier && recordIn(earlier)
    const record = recordOfRow(streamed)
    const same =
      stands &&
      policies.changes(byColumn(entity.target.columns, stands.values), record, false).length === 0 &&
      record.references.every((name, at) => name === null || bothSay(name, stands.references[at])) &&
      samePart(stands.part, record.part)
    return {
      ...verdict(same ? 'unchanged' : 'updated', [`same-row-in-file:${row}`]),
      link: link.id,
      targetRow: row,
      // Where the earlier row was found in the store, this one goes to the same record, written or not.
      targetId: earlier?.targetId ?? null,
    }
  }

  #sameAsStored(streamed: StreamedRow, id: number, link: Link, named: boolean): Verdict {
    const { entity, policies, file } = this.#stage.plan
    const where = { targetId: id, named, link: link.id }
    if (file.settings.mode === 'create') return { ...verdict('unchanged', ['already-there']), ...where }
    const stored = this.#store.stored(id)
    const record = recordOfRow(streamed)
    const changes =
      stored !== undefined &&
      (policies.changes(stored as Record<string, StoredValue>, record, named).length > 0 ||
        entity.referenceChanges(stored, record, link.id, policies, this.#r).length > 0 ||
        this.#store.partChanges(id, record, policies))
    const refused = (changes || named) && stored ? this.#checked(streamed, link, stored, changes) : null
    return refused ?? { ...verdict(changes ? 'updated' : 'unchanged'), ...where }
  }

  #linkOf(streamed: StreamedRow): Link {
    const { entity } = this.#stage.plan
    if (!entity.link || !streamed.identity) return noLink
    return entity.link(this.#read, { values: [], part: null, references: streamed.references }, (field, name) =>
      this.#stage.plan.creates(field, name),
    )
  }

  #keysOf(identity: Identity, link: Link): string[] {
    const found: string[] = []
    for (const [key, part] of this.#stage.plan.keyParts) {
      const value = identity[part] ?? null
      if (value !== null && value !== '') found.push(`${key} ${key === 'id' ? '' : link.scope} ${foldText(value)}`)
    }
    return found
  }

  #amongRows(row: number, identity: Identity, rowKeys: readonly string[], named: boolean): Decision {
    const rows = this.#index.find(named ? rowKeys.slice(0, 1) : rowKeys).filter((other) => other < row)
    if (rows.length === 0) return none
    const { entity } = this.#stage.plan
    const candidates = rows.flatMap((other): Candidate[] => {
      const staged = this.#stage.get(other)
      const record = staged && recordIn(staged)
      return record ? [{ at: other, identity: entity.target.identify(record) }] : []
    })
    if (named) return candidates[0] ? { kind: 'match', at: candidates[0].at } : none
    return this.#decide(identity, (key) => {
      const part = this.#stage.plan.keyParts.find(([known]) => known === key)?.[1]
      return part === undefined ? [] : candidates.filter((candidate) => bothSay(candidate.identity[part], identity[part]))
    })
  }

  #byId(identity: Identity, link: Link): Decision {
    const [only] = this.#store.byKey('id', identity, link)
    return only ? { kind: 'match', at: only.at } : none
  }

  #amongStored(identity: Identity, link: Link): Decision {
    return this.#decide(identity, (key) => this.#store.byKey(key, identity, link))
  }

  /** The target's own keys are read together, with its doubts; those a person put together one after the other. */
  #decide(identity: Identity, find: (key: string) => readonly Candidate[]): Decision {
    const { entity, keys, usualKeys } = this.#stage.plan
    const rest = keys.filter((key) => key !== 'id')
    if (usualKeys) {
      const all = rest.flatMap((key) => find(key))
      return all.length === 0 ? none : entity.decide(identity, onlyOnce(all))
    }
    for (const key of rest) {
      const found = onlyOnce(find(key)).filter((candidate) => !entity.contradicts(candidate.identity, identity))
      // Who says that the name is the key still does not say that a 股份 is a 有限.
      const same =
        key === entity.target.title ? found.filter((candidate) => entity.namesAgree(candidate.identity, identity)) : found
      const [only] = same
      if (only && same.length === 1) return { kind: 'match', at: only.at }
      if (!only && found.length > 0)
        return { kind: 'ambiguous', all: found.map((candidate) => candidate.at), reason: 'similar-name' }
      if (found.length > 1) return { kind: 'ambiguous', all: found.map((candidate) => candidate.at), reason: 'several' }
    }
    return none
  }
}

/** What a row lacks: the fields by name where its list says them. */
function missingIn({ problems }: StreamedRow, otherwise: string): string[] {
  const named = problems.filter(({ cause }) => cause === 'missing-field').map(({ cause, value }) => `${cause}:${value}`)
  return named.length > 0 ? named : [otherwise]
}

/** Only asked of rows that have one. */
function recordOfRow(row: StreamedRow): CleanRecord {
  const record = recordIn(row)
  if (!record) throw new Error(`row ${row.row} of the file has no record`)
  return record
}

function linkTo(id: number): Link {
  return { id, doubt: null, candidates: [], scope: `#${id}` }
}

function onlyOnce(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((one, at) => candidates.findIndex((other) => other.at === one.at) === at)
}

/** Name, title, phone of the people who come with two rows. */
function samePart(known: readonly StoredValue[] | null, part: readonly StoredValue[] | null): boolean {
  if (part === null) return true
  return known !== null && bothSay(known[0], part[0]) && (part[2] === null || known[2] === part[2])
}

function bothSay(one: StoredValue | undefined, other: StoredValue | undefined): boolean {
  return typeof one === 'string' && typeof other === 'string' && isSameText(one, other)
}

function verdict(rowClass: Verdict['class'], reasons: readonly string[] = []): Verdict {
  return { class: rowClass, targetId: null, targetRow: null, link: null, named: false, reasons, candidateIds: [] }
}
