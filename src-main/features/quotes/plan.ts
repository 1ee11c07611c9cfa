import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import type { ApprovalPlan } from '../../domain/quotes/approval-flow.ts'
import type { SlaPolicy } from '../../domain/service-promises/sla-clock.ts'

/** The clocks of rule C2 by the settings: working time, amber from 75 %, escalated at the breach. */
export function approvalPlan({ quotes }: RuleSettings): ApprovalPlan {
  const clock = (hours: number): SlaPolicy => ({
    target: { minutes: hours * 60 },
    time: 'business',
    warnAt: [0.75],
    escalateAfterMinutes: [0],
    pauseReasons: null,
  })
  return {
    clocks: {
      product: clock(quotes.productHours),
      finance: clock(quotes.financeHours),
      legal: clock(quotes.legalHours),
    },
    urgent: { finance: { minutes: quotes.financeUrgentHours * 60 } },
  }
}
