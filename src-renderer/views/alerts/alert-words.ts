import type { Alert } from '../../../src-preload/contract/alerts.ts'
import type { Speech } from '../../text/language.tsx'

export function alertDays({ words, format }: Speech, alert: Pick<Alert, 'rule' | 'days'>): string {
  if (alert.days === 0 && alert.rule.startsWith('service-ending')) return words.alerts.endsToday
  return alert.days === null ? words.generic.noData : words.alerts.days[alert.rule](format.count(alert.days))
}
