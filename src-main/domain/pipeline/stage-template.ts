import { closings, type GateField, type Stage } from './stages.ts'

/** What is wrong with a list of stages, the first of it, for the screen and the refusal to word. */
export type TemplateFault =
  | { readonly fault: 'same-key' | 'same-name'; readonly name: string }
  | { readonly fault: 'none-running' | 'closing-first' }
  | { readonly fault: 'closing-states' }

/**
 * Can deals run through these stages (rule A1)? No key and no name twice, at least one stage that runs, those before the
 * closing states, and each closing state once. Undefined where they can.
 */
export function templateFault(stages: readonly Stage[]): TemplateFault | undefined {
  const [keys, names] = [new Set<string>(), new Set<string>()]
  for (const { key, name } of stages) {
    if (names.has(name)) return { fault: 'same-name', name }
    if (keys.has(key)) return { fault: 'same-key', name }
    keys.add(key)
    names.add(name)
  }
  const running = stages.filter(({ closing }) => closing === null)
  if (running.length === 0) return { fault: 'none-running' }
  if (stages.slice(0, running.length).some(({ closing }) => closing !== null)) return { fault: 'closing-first' }
  return closings.every((one) => stages.filter(({ closing }) => closing === one).length === 1)
    ? undefined
    : { fault: 'closing-states' }
}

export const stageChangeKinds = ['added', 'removed', 'renamed', 'moved', 'probability', 'stuckDays', 'gate', 'actions'] as const

/** One difference between two templates. `name` is what the stage is called now, or was. */
export interface StageChange {
  readonly kind: (typeof stageChangeKinds)[number]
  readonly name: string
  readonly from: string | number | readonly string[] | null
  readonly to: string | number | readonly string[] | null
}

/** What is different between two templates, in the order of the later one; what went stands last. */
export function stageChanges(before: readonly Stage[], after: readonly Stage[]): StageChange[] {
  const changes: StageChange[] = []
  const was = new Map(before.map((stage) => [stage.key, stage]))
  const moved = reordered(before, after)
  for (const stage of after) {
    const old = was.get(stage.key)
    const note = (kind: StageChange['kind'], from: StageChange['from'], to: StageChange['to']) =>
      changes.push({ kind, name: stage.name, from, to })
    if (!old) {
      note('added', null, null)
      continue
    }
    if (old.name !== stage.name) note('renamed', old.name, stage.name)
    if (moved.has(stage.key)) note('moved', null, null)
    if (old.probability !== stage.probability) note('probability', old.probability, stage.probability)
    if (old.stuckDays !== stage.stuckDays) note('stuckDays', old.stuckDays, stage.stuckDays)
    if (!same(sorted(old.gate), sorted(stage.gate))) note('gate', old.gate, stage.gate)
    if (!same(old.actions, stage.actions)) note('actions', old.actions, stage.actions)
  }
  for (const stage of before)
    if (!after.some(({ key }) => key === stage.key)) changes.push({ kind: 'removed', name: stage.name, from: null, to: null })
  return changes
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one, index) => one === b[index])
const sorted = (gate: readonly GateField[]) => gate.toSorted()

/** The fewest stages that must have moved for the common ones to stand as they do: those outside a longest kept run. */
function reordered(before: readonly Stage[], after: readonly Stage[]): ReadonlySet<string> {
  const common = after.filter(({ key }) => before.some((one) => one.key === key)).map(({ key }) => key)
  const place = common.map((key) => before.findIndex((one) => one.key === key))
  const kept: string[][] = []
  for (const [index, key] of common.entries()) {
    let longest: string[] = []
    for (let earlier = 0; earlier < index; earlier++) {
      const run = kept[earlier] ?? []
      if ((place[earlier] ?? 0) < (place[index] ?? 0) && run.length > longest.length) longest = run
    }
    kept.push([...longest, key])
  }
  const stay = new Set(kept.reduce((a, b) => (b.length > a.length ? b : a), []))
  return new Set(common.filter((key) => !stay.has(key)))
}
