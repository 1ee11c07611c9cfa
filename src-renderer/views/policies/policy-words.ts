import type { PolicyDefinition } from '../../../src-preload/contract/policies.ts'
import type { Words } from '../../text/language.tsx'

/** `0.025` → `2.5%`, by its digits. */
export function percentText(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.')
  const digits = `${whole}${fraction.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const rest = fraction.slice(2).replace(/0+$/, '')
  return `${digits}${rest === '' ? '' : `.${rest}`}%`
}

/** A measured share with two decimals; with all of them where those would say the limit itself of what is above it. */
export function measuredText(ratio: string, above: boolean): string {
  const short = `${(Number(ratio) * 100).toFixed(2)}%`
  return above && short === '8.00%' ? percentText(ratio) : short
}

/** `200000` → `200,000`, by its digits. */
export const groupedText = (amount: string): string => amount.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))

export function scopeWords(words: Words, { scope }: PolicyDefinition): string {
  const named: Readonly<Record<string, string>> = words.settings.roles
  const roles = scope.roles.map((role) => named[role] ?? role)
  const parts = [scope.regions, scope.customerClasses, scope.products, roles].filter((list) => list.length > 0)
  return parts.length === 0 ? words.policies.open : parts.map((list) => list.join(words.generic.separator)).join(' · ')
}

export function triggerWords(words: Words, { trigger }: PolicyDefinition): string {
  const say = words.policies.trigger
  const parts = [
    trigger.minAmount === undefined ? null : say.minAmount(groupedText(trigger.minAmount)),
    trigger.minReferrals === undefined ? null : say.minReferrals(String(trigger.minReferrals)),
    trigger.maxPaymentDays === undefined ? null : say.maxPaymentDays(String(trigger.maxPaymentDays)),
  ].filter((part) => part !== null)
  return parts.length === 0 ? say.any : parts.join(words.generic.separator)
}

export function rewardWords(words: Words, { reward }: PolicyDefinition): string {
  const say = words.policies.reward
  if (reward.kind === 'fixed') return say.fixed(groupedText(reward.amount))
  const own = reward.kind === 'percent' ? say.percent(percentText(reward.rate)) : say.perReferral(groupedText(reward.amount))
  return reward.cap === undefined ? own : `${own}${say.cap(groupedText(reward.cap))}`
}
