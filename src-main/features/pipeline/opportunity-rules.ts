import { isCustomField } from '../../../src-preload/contract/_words/custom-fields.ts'
import { foldText } from '../../domain/_base/text.ts'
import type { KnownStage } from '../../domain/pipeline/known-stages.ts'
import { decideMove, type MoveAnswer } from '../../domain/pipeline/stage-move.ts'
import { lossCauses, standardTemplate, type GateField, type Stage } from '../../domain/pipeline/stages.ts'
import type { CellOutcome, CellRules, SamePatch } from '../../grid/grid-slice.ts'
import type { Reading } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { customColumnsByField, readCustomCell } from '../fields/index.ts'
import { plainColumns, readPlainCell, type PlainField } from './read-cell.ts'
import { appendMove, stageColumns } from './stage-history.ts'
import { knownStages, stageVersions } from './stages-in-force.ts'

/** What a gate field is called, for the refusal of a cell. */
export const gateNames: Readonly<Record<GateField, string>> = {
  owner: '负责人',
  amount: '金额',
  expectedClose: '预计成交日',
  productLine: '产品线',
  source: '来源',
  nextStep: '下一步',
  nextStepOn: '下一步日期',
  budgetConfirmedOn: '预算已确认',
  demoAgreedOn: '演示已约定',
  pocProvidedOn: '试用环境已提供',
}

const moveColumns = ['stage', 'loss_cause', 'stage_since', 'closed_at', ...new Set(Object.values(plainColumns))]
/** A change of these is a sign of life (rule A3). */
const touching = new Set(['stage', 'amount_fen', 'next_step', 'next_step_on'])

export interface MoveSaid {
  readonly to: string
  readonly reason: string | null
  readonly lossCause: string | null
}

/** The rules by which opportunities are written, by a cell or by a move: one way through `decideMove` for both. */
export class OpportunityRules implements CellRules {
  readonly #r: Pick<Reading, 'read' | 'clock' | 'actor'>
  readonly #at: string
  #former: ReadonlyMap<string, string> | undefined
  readonly #known: readonly KnownStage[]
  readonly stages: readonly Stage[]
  readonly #reasons = new Map<number, string>()

  constructor(r: Pick<Reading, 'read' | 'clock' | 'actor'>, at: string) {
    this.#r = r
    this.#at = at
    this.#known = knownStages(r.read, r.clock.today())
    this.stages = this.#known.filter(({ former }) => !former)
  }

  columns(fields: readonly string[]): readonly string[] {
    const own = fields.flatMap((field) =>
      field === 'stage'
        ? moveColumns
        : isCustomField(field)
          ? (customColumnsByField[field] ?? [])
          : (plainColumns[field as PlainField] ?? []),
    )
    return [...own, 'stage', 'name_pinyin', 'stage_since', 'closed_at', 'touched_at', 'updated_at']
  }

  read(row: Row, field: string, typed: string | null, patch: Row): CellOutcome {
    if (isCustomField(field)) return readCustomCell(this.#r.read, 'opportunities', field, typed)
    if (field !== 'stage') return readPlainCell(this.#r.read, field as PlainField, typed)
    const said = this.#moveTyped(typed)
    if (!said) return { refused: `没有名为“${typed ?? ''}”的阶段。可以写 ${this.#names()}`, cause: 'no-such-stage' }
    const answer = this.judge({ ...row, ...patch }, said)
    if ('move' in answer) return { patch: this.movePatch(row, said, answer) }
    if (answer.refused === 'gate')
      return { refused: `还缺 ${answer.missing.map((one) => gateNames[one]).join('、')}`, cause: 'gate-missing' }
    const name = this.stages.find((stage) => stage.key === said.to)?.name ?? said.to
    return answer.refused === 'needs-cause'
      ? { refused: `输单要写原因，例如“${name}：价格”。可以写 ${lossCauses.join('、')}`, cause: 'needs-cause' }
      : { refused: `退回或重新打开要写原因，例如“${name}：客户重新评估”`, cause: 'needs-reason' }
  }

  /** May this row move, and what does it lack? */
  judge(row: Row, said: MoveSaid): MoveAnswer {
    return decideMove(this.#known, {
      from: String(row['stage']),
      to: said.to,
      filled: (field) => isFilled(row[plainColumns[field]]),
      reason: said.reason,
      lossCause: said.lossCause ?? (row['loss_cause'] as string | null | undefined) ?? null,
    })
  }

  /** What a permitted move writes; the reason is kept for the event. */
  movePatch(row: Row, said: MoveSaid, answer: MoveAnswer): Row {
    if ('move' in answer && answer.move === 'none') return { stage: row['stage'] ?? null }
    if (said.reason !== null) this.#reasons.set(Number(row['id']), said.reason)
    const lost = this.stages.find((stage) => stage.key === said.to)?.closing === 'lost'
    return { stage: said.to, ...(lost && said.lossCause !== null ? { loss_cause: said.lossCause } : {}) }
  }

  complete(row: Row, patch: Row): Row {
    const done: Row = { ...patch, updated_at: this.#at }
    if ('stage' in patch && patch['stage'] !== row['stage'])
      Object.assign(
        done,
        stageColumns(
          this.stages.find((stage) => stage.key === patch['stage']),
          this.#at,
        ),
      )
    if (Object.keys(patch).some((column) => touching.has(column))) done['touched_at'] = this.#at
    return done
  }

  same(field: string, typed: string | null): { patch: Row; how: SamePatch } | null {
    if (field === 'stage' || field === 'name' || field === 'customer') return null
    const outcome = this.read({}, field, typed, {})
    if ('refused' in outcome) return null
    const follows: Row = { updated_at: this.#at }
    if (Object.keys(outcome.patch).some((column) => touching.has(column))) follows['touched_at'] = this.#at
    return { patch: outcome.patch, how: { follows, only: { sql: '1', values: [] } } }
  }

  written(tx: GateTransaction, rows: readonly Row[]): void {
    // Each row comes after and before.
    for (let index = 0; index + 1 < rows.length; index += 2) {
      const [now, before] = [rows[index], rows[index + 1]]
      if (!now || !before || now['stage'] === undefined || now['stage'] === before['stage']) continue
      const id = Number(now['id'])
      const move = { opportunityId: id, from: String(before['stage']), to: String(now['stage']) }
      appendMove(tx, { ...move, at: this.#at, actor: this.#r.actor, reason: this.#reasons.get(id) ?? null })
    }
  }

  /** `方案匹配`, `match`, or with what is to be said about it: `输单：价格`. */
  #moveTyped(typed: string | null): MoveSaid | null {
    const text = foldText(typed ?? '')
    const plain = this.#stageNamed(text)
    if (plain) return { to: plain.key, reason: null, lossCause: null }
    const [, name = '', rest = ''] = /^([^:：]+)[:：](.+)$/u.exec(text) ?? []
    const stage = this.#stageNamed(name.trim())
    if (!stage) return null
    const said = rest.trim()
    const cause = lossCauses.find((one) => one === said) ?? null
    if (stage.closing !== 'lost') return { to: stage.key, reason: said, lossCause: null }
    return { to: stage.key, reason: said, lossCause: cause }
  }

  #stageNamed(text: string): Stage | undefined {
    const own = this.stages.find((stage) => stage.name === text || stage.key === text)
    // A list may still call a stage by its name of another time.
    return own ?? this.stages.find(({ key }) => this.#formerNames().get(text) === key)
  }

  #formerNames(): ReadonlyMap<string, string> {
    this.#former ??= new Map(
      [standardTemplate, ...stageVersions(this.#r.read).map(({ stages }) => stages)].flat().map(({ name, key }) => [name, key]),
    )
    return this.#former
  }

  #names(): string {
    return this.stages.map((stage) => stage.name).join('、')
  }
}

export function isFilled(value: Row[string] | undefined): boolean {
  return value !== null && value !== undefined && value !== ''
}
