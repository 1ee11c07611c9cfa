import type { Words } from '../../text/language.tsx'

type Step = Readonly<Record<string, unknown>> & { readonly step: string }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Decimal text with thousands, its digits untouched. */
export function grouped(value: string): string {
  const [whole = '', fraction] = value.split('.')
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? spaced : `${spaced}.${fraction}`
}

/** A fraction as the decimal it is, times a power of ten; as a fraction where no decimal is exact. */
function plain(fraction: string, places = 0): string {
  const [over = '0', under = '1'] = fraction.split('/')
  if (!/^-?\d+$/.test(over)) return fraction
  const scale = 10n ** 12n
  const units = BigInt(over) * 10n ** BigInt(places) * scale
  if (units % BigInt(under) !== 0n) return fraction
  const value = units / BigInt(under)
  const size = value < 0n ? -value : value
  const rest = String(size % scale)
    .padStart(12, '0')
    .replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${size / scale}${rest === '' ? '' : `.${rest}`}`
}

function rate(fraction: string): string {
  const percent = plain(fraction, 2)
  return percent.includes('/') ? percent : `${percent}%`
}

const figure = (value: unknown): string => grouped(plain(text(value)))
const share = (on: unknown, value: unknown): string =>
  on === 'growthPct' || on === 'attainmentPct' ? rateOfDecimal(text(value)) : figure(value)

/** `0.105` → `10.5%`, by its digits. */
function rateOfDecimal(value: string): string {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
  const digits = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const rest = fraction.slice(2)
  return `${value.startsWith('-') ? '-' : ''}${digits}${rest === '' ? '' : `.${rest}`}%`
}
const yuan = (fen: unknown): string => {
  const digits = String(Math.abs(Number(fen))).padStart(3, '0')
  return `${Number(fen) < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The steps of a calculation as sentences, figures as they were reckoned with. */
export function stepLines(say: Words['proof'], name: (fact: string) => string, steps: readonly Step[]): string[] {
  const on = steps.find(({ step }) => step === 'measure')?.['on']
  return steps.flatMap((step): string[] => {
    switch (step.step) {
      case 'gate': {
        const what = step['den'] === null ? name(text(step['num'])) : `${name(text(step['num']))} / ${name(text(step['den']))}`
        return [
          say.step.gate(
            what,
            step['den'] === null ? figure(step['ratio']) : rateOfDecimal(text(step['ratio'])),
            step['den'] === null ? figure(step['min']) : rateOfDecimal(text(step['min'])),
            step['met'] === true,
          ),
        ]
      }
      case 'no-baseline':
        return [say.step.noBaseline]
      case 'measure':
        return [
          say.step.measure((say.metrics as Record<string, string>)[text(step['on'])] ?? '', share(step['on'], step['value'])),
        ]
      case 'tier': {
        const line = step['from'] === null ? say.step.noTier : say.step.tier(share(on, step['from']))
        return step['next'] === null ? [line] : [line, say.step.next(share(on, step['next']), figure(step['gap']))]
      }
      case 'line':
        return step['type'] === 'fixed'
          ? [say.step.fixed(figure(step['amount']))]
          : [
              say.step.line(
                figure(step['on']),
                step['type'] === 'pct' ? rate(text(step['value'])) : figure(step['value']),
                figure(step['amount']),
              ),
            ]
      case 'multiplier':
        return [
          say.step.multiplier(
            name(text(step['fact'])),
            figure(step['value']),
            rate(text(step['factor'])),
            figure(step['amount']),
          ),
        ]
      case 'cap':
      case 'floor':
      case 'min-payout':
        return [say.step[step.step](figure(step['limit']), figure(step['amount']))]
      case 'round':
        return [say.step.round(figure(step['exact']), grouped(yuan(step['fen'])))]
      default:
        return []
    }
  })
}
