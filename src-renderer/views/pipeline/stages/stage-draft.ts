import type { Output } from '../../../wire/wire.ts'

export type Versions = Output<'pipeline.stageVersions'>
export type Stage = Versions['templates']['standard'][number]
export type GateField = Stage['gate'][number]

/** A stage being written: a number may be blank for a while. */
export interface DraftStage extends Omit<Stage, 'probability'> {
  readonly probability: number | null
}

export const longestName = 20
export const mostStages = 30

/** A stage that somebody adds; one that carries the name of a shipped stage takes its key when it is saved, and with it what that stage counts as. */
export function blankStage(draft: readonly DraftStage[], used: readonly string[]): DraftStage {
  const taken = new Set([...used, ...draft.map(({ key }) => key)])
  let n = 1
  while (taken.has(`own-${n}`)) n++
  const last = draft.findLast(({ closing }) => closing === null)
  return {
    key: `own-${n}`,
    name: '',
    closing: null,
    actions: [],
    gate: [],
    probability: last?.probability ?? 10,
    stuckDays: last?.stuckDays ?? 15,
  }
}

/** Behind the last stage that runs. */
export function withStage(draft: readonly DraftStage[], stage: DraftStage): DraftStage[] {
  const at = draft.filter(({ closing }) => closing === null).length
  return [...draft.slice(0, at), stage, ...draft.slice(at)]
}

/** A step towards the beginning (-1) or the end (1); closing states stay last. */
export function shifted(draft: readonly DraftStage[], key: string, by: -1 | 1): DraftStage[] {
  const at = draft.findIndex((stage) => stage.key === key)
  const [own, other] = [draft[at], draft[at + by]]
  if (!own || !other || own.closing !== null || other.closing !== null) return [...draft]
  return draft.map((stage, index) => (index === at ? other : index === at + by ? own : stage))
}

export type Problem =
  | { readonly kind: 'no-name' | 'no-probability'; readonly key: string; readonly at: number }
  | { readonly kind: 'same-name'; readonly key: string; readonly name: string }
  | { readonly kind: 'none-running' }

/** What keeps a draft from being saved. */
export function problemsOf(draft: readonly DraftStage[]): Problem[] {
  const found: Problem[] = []
  if (!draft.some(({ closing }) => closing === null)) found.push({ kind: 'none-running' })
  for (const [index, { key, name, probability }] of draft.entries()) {
    if (name.trim() === '') found.push({ kind: 'no-name', key, at: index + 1 })
    else if (draft.slice(0, index).some((other) => other.name.trim() === name.trim()))
      found.push({ kind: 'same-name', key, name: name.trim() })
    if (probability === null) found.push({ kind: 'no-probability', key, at: index + 1 })
  }
  return found
}

/** The draft as it is saved. */
export function stagesOf(draft: readonly DraftStage[], shipped: readonly Stage[]): Stage[] {
  const keys = new Set(draft.map(({ key }) => key))
  return draft.map(({ name, probability, ...rest }) => {
    const same = shipped.find((one) => one.name === name.trim() && !keys.has(one.key))
    return {
      ...rest,
      key: rest.key.startsWith('own-') && same ? same.key : rest.key,
      name: name.trim(),
      probability: probability ?? 0,
    }
  })
}

export const sameStages = (a: readonly DraftStage[], b: readonly DraftStage[]) =>
  JSON.stringify(a.map(inOrder)) === JSON.stringify(b.map(inOrder))

const inOrder = ({ key, name, closing, actions, gate, probability, stuckDays }: DraftStage) => [
  key,
  name.trim(),
  closing,
  actions,
  gate.toSorted(),
  probability,
  stuckDays,
]
