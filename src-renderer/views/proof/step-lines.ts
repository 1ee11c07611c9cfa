import type { Words } from '../../text/language.tsx'

type Step = Readonly<Record<string, unknown>> & { readonly step: string }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const yuan = (fen: unknown): string => {
  const digits = String(Math.abs(Number(fen))).padStart(3, '0')
  return `${Number(fen) < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The steps of a calculation as sentences, figures as they were reckoned with. */
export function stepLines(say: Words['proof'], name: (fact: string) => string, steps: readonly Step[]): string[] {
  return steps.flatMap((step): string[] => {
    switch (step.step) {
      case 'gate': {
        const what = step['den'] === null ? name(text(step['num'])) : `${name(text(step['num']))} / ${name(text(step['den']))}`
        return [say.step.gate(what, text(step['ratio']), text(step['min']), step['met'] === true)]
      }
      case 'no-baseline':
        return [say.step.noBaseline]
      case 'measure':
        return [say.step.measure((say.metrics as Record<string, string>)[text(step['on'])] ?? '', text(step['value']))]
      case 'tier': {
        const line = step['from'] === null ? say.step.noTier : say.step.tier(text(step['from']))
        return step['next'] === null ? [line] : [line, say.step.next(text(step['next']), text(step['gap']))]
      }
      case 'line':
        return step['type'] === 'fixed'
          ? [say.step.fixed(text(step['amount']))]
          : [say.step.line(text(step['on']), text(step['value']), text(step['amount']))]
      case 'multiplier':
        return [say.step.multiplier(name(text(step['fact'])), text(step['value']), text(step['factor']), text(step['amount']))]
      case 'cap':
      case 'floor':
      case 'min-payout':
        return [say.step[step.step](text(step['limit']), text(step['amount']))]
      case 'round':
        return [say.step.round(text(step['exact']), yuan(step['fen']))]
      default:
        return []
    }
  })
}
