import type { Stage } from './stages.ts'

/** A stage a deal may stand in; `former` where it is none of those in force. */
export interface KnownStage extends Stage {
  readonly former: boolean
}

/**
 * The stages in force with those of earlier templates between them, so that every stage a deal ever stood in has its place
 * along the flow (rule A1): a former one stands behind the one it followed in its own template, else before the next that is
 * known. `earlier`: newest first; the first that knows a stage names it.
 */
export function withFormer(inForce: readonly Stage[], earlier: readonly (readonly Stage[])[]): readonly KnownStage[] {
  const known: KnownStage[] = inForce.map((stage) => ({ ...stage, former: false }))
  for (const template of earlier)
    for (const [position, stage] of template.entries()) {
      if (known.some(({ key }) => key === stage.key)) continue
      known.splice(placeOf(known, template, position, stage), 0, { ...stage, former: true })
    }
  return known
}

function placeOf(known: readonly KnownStage[], template: readonly Stage[], position: number, stage: Stage): number {
  if (stage.closing !== null) return known.length
  const at = (other: Stage) => (other.closing === null ? known.findIndex(({ key }) => key === other.key) : -1)
  for (const before of template.slice(0, position).toReversed()) if (at(before) >= 0) return at(before) + 1
  for (const next of template.slice(position + 1)) if (at(next) >= 0) return at(next)
  return known.filter(({ closing }) => closing === null).length
}
