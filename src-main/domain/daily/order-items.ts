export interface Orderable {
  readonly kind: 'quote' | 'promise' | 'team' | 'task' | 'step' | 'alert' | 'trial-approval' | 'trial-questions' | 'trial-end'
  readonly light: 'red' | 'amber' | 'plain'
  /** Date or instant; null: no time of its own. */
  readonly due: string | null
  readonly id: number
}

const lights = { red: 0, amber: 1, plain: 2 } as const
/** Others wait for an approval and a promise to a customer; what is only one's own comes after. */
const kinds = {
  promise: 0,
  quote: 1,
  'trial-approval': 1,
  team: 2,
  task: 3,
  'trial-questions': 3,
  'trial-end': 3,
  step: 4,
  alert: 5,
} as const

/** The order of the morning page: by light, by who waits, by what is due first; without a time last. */
export function byUrgency(a: Orderable, b: Orderable): number {
  return lights[a.light] - lights[b.light] || kinds[a.kind] - kinds[b.kind] || compareDue(a.due, b.due) || a.id - b.id
}

function compareDue(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}
