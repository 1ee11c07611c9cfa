import type { Alert } from '../../../src-preload/contract/alerts.ts'
import type { Speech } from '../../text/language.tsx'

export function alertDays({ words, format }: Speech, alert: Pick<Alert, 'rule' | 'days'>): string {
  return alert.days === null ? words.generic.noData : words.alerts.days[alert.rule](format.count(alert.days))
}
