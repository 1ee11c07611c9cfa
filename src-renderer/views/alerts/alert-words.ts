import type { Alert } from '../../../src-preload/contract/alerts.ts'
import type { Words } from '../../text/language.tsx'
import type { Place } from '../../ui/places.tsx'
import { customerPlace } from '../customers/index.ts'
import { healthPlace } from '../funnel/index.ts'
import { leadPlace } from '../leads/index.ts'
import { filteredDeals } from '../pipeline/index.ts'
import { policiesPlace } from '../policies/index.ts'
import { promisePlace } from '../services/index.ts'
import { quotePlace } from '../quotes/index.ts'
import { fridayBriefPlace } from '../weekly/index.ts'
import { tasksPlace } from '../tasks/index.ts'
import { touchesPlace } from '../records/index.ts'
import { trialPlace } from '../trials/index.ts'
import { customerValuePlace } from '../value/index.ts'

/** Where a reminder leads; null where there is no page of what it is about. */
export function aboutPlace({
  rule,
  subject,
  subjectId,
  subjectName,
}: Pick<Alert, 'rule' | 'subject' | 'subjectId' | 'subjectName'>): Place | null {
  if (subject === 'quote' || subject === 'quote-node') return quotePlace(subjectId)
  if (/^trial(-node|-escalation)?$/.test(subject)) return trialPlace(subjectId)
  if (subject === 'lead') return leadPlace(subjectId)
  if (rule === 'friday-brief') return fridayBriefPlace(subjectId)
  if (subject === 'customer') return customerPlace(subjectId, subjectName)
  if (subject === 'promise') return promisePlace(subjectId)
  if (subject === 'evaluation') return customerValuePlace(subjectId, subjectName)
  if (subject === 'opportunity') return filteredDeals([{ field: 'name', op: 'eq', value: subjectName }], subjectName)
  // A finding stands for many records: its page is the one that shows them.
  if (rule === 'journey-breaks') return touchesPlace
  if (rule === 'price-freeze') return policiesPlace('handbook')
  if (subject === 'finding') return /^(shi|month|shifted)-/.test(rule) ? healthPlace : policiesPlace()
  return subject === 'task' ? tasksPlace : null
}

/** Who was told: names, and after them those in cc. */
export function toldWords(words: Words, { recipients }: Pick<Alert, 'recipients'>): string {
  return recipients
    .map(({ id, name, cc }) => (id === 0 ? words.alerts.workspace : cc ? words.alerts.cc(name) : name))
    .join(words.generic.separator)
}
