import type { AlertRule } from '../../../src-preload/contract/alerts.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { dayNumber, type DateText } from '../_base/dates.ts'
import type { Silence } from '../customers/silence.ts'

export interface WatchedCustomer {
  readonly id: number
  readonly serviceEndOn: DateText | null
  readonly lastContactOn: DateText | null
  /** Rule B6 as of today (`silenceOf`). */
  readonly silence: Silence | null
}

export interface AlertOccurrence {
  readonly rule: AlertRule
  readonly customerId: number
  /**
   * With rule and customer the key under which it is raised once (rule H2): the service's end, or the last contact
   * whose silence is meant. A new end or a new contact opens a new period.
   */
  readonly period: DateText
  /** Days left until the service ends, or days since the last contact. */
  readonly days: number
}

const silenceRules: Readonly<Record<Silence, AlertRule>> = {
  dormant: 'dormant-risk',
  silent: 'silent',
  'key-silent': 'key-silent',
}

/**
 * What is true today of the customers given (rules B6, C5, H2). Service ending: within the longest lead (30 days)
 * `service-ending-30`, within the shortest (7) `service-ending-7` alone; nothing once it has ended. With one lead only
 * there is only the 30 rule. Silence: the one rule of its degree. Whether an occurrence was raised before is for the caller.
 */
export function customerAlerts(
  customers: Iterable<WatchedCustomer>,
  today: DateText,
  settings: Pick<RuleSettings, 'serviceEndLeadDays'>,
  lastEvaluatedOn: DateText | null = null,
): AlertOccurrence[] {
  const now = dayNumber(today)
  const longest = Math.max(...settings.serviceEndLeadDays)
  const shortest = settings.serviceEndLeadDays.length > 1 ? Math.min(...settings.serviceEndLeadDays) : -1
  const occurrences: AlertOccurrence[] = []
  for (const { id, serviceEndOn, lastContactOn, silence } of customers) {
    if (serviceEndOn !== null) {
      const days = dayNumber(serviceEndOn) - now
      // Ended while nobody looked: said once, with the days since.
      const missed = days < 0 && lastEvaluatedOn !== null && serviceEndOn > lastEvaluatedOn
      if (missed || (days >= 0 && days <= longest))
        occurrences.push({
          rule: days <= shortest ? 'service-ending-7' : 'service-ending-30',
          customerId: id,
          period: serviceEndOn,
          days,
        })
    }
    if (silence !== null && lastContactOn !== null)
      occurrences.push({
        rule: silenceRules[silence],
        customerId: id,
        period: lastContactOn,
        days: now - dayNumber(lastContactOn),
      })
  }
  return occurrences
}
