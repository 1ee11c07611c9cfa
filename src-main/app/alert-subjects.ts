import { alertSubjects } from '../features/alert-rules/index.ts'
import { customerSubject } from '../features/customers/index.ts'
import { leadSubject } from '../features/leads/index.ts'
import { findingSubject } from '../features/findings/index.ts'
import { lowHealth, monthEnd } from '../features/funnel/index.ts'
import { lowBehaviour } from '../features/measures/index.ts'
import { opportunitySubject } from '../features/pipeline/index.ts'
import { frozenPrices, quietCards, unconfiguredCards } from '../features/policies/index.ts'
import { promiseSubject } from '../features/services/index.ts'
import { quoteNodeSubject, quoteNoticeSubject, quoteSubject } from '../features/quotes/index.ts'
import { dueReceivables } from '../features/regions/index.ts'
import { repSubject } from '../features/weekly/index.ts'
import { brokenJourneys } from '../features/touches/index.ts'
import { trialEscalationSubject, trialNodeSubject, trialSubject } from '../features/trials/index.ts'
import { taskSubject } from '../features/tasks/index.ts'
import { evaluationSubject } from '../features/value/index.ts'

/** What is looked for at set times over many records; each tells through the one subject `finding`. */
const finders = [lowHealth, lowBehaviour, monthEnd, unconfiguredCards, quietCards, frozenPrices, brokenJourneys, dueReceivables]

/** Everything that alert rules can be about. A slice with clocks or conditions adds its subject here and nowhere else. */
export const subjects = alertSubjects([
  customerSubject,
  opportunitySubject,
  taskSubject,
  leadSubject,
  promiseSubject,
  evaluationSubject,
  findingSubject(finders),
  quoteSubject,
  quoteNodeSubject,
  quoteNoticeSubject,
  repSubject,
  trialSubject,
  trialNodeSubject,
  trialEscalationSubject,
])
