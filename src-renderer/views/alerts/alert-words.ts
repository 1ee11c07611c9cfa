import type { Alert } from '../../../src-preload/contract/alerts.ts'
import type { Words } from '../../text/language.tsx'
import type { Place } from '../../ui/places.tsx'
import { customerPlace } from '../customers/index.ts'
import { fridayBriefPlace } from '../weekly/index.ts'
import { tasksPlace } from '../tasks/index.ts'

/** Where a reminder leads; null where there is no page of what it is about. */
export function aboutPlace({
  rule,
  subject,
  subjectId,
  subjectName,
}: Pick<Alert, 'rule' | 'subject' | 'subjectId' | 'subjectName'>): Place | null {
  if (rule === 'friday-brief') return fridayBriefPlace(subjectId)
  if (subject === 'customer') return customerPlace(subjectId, subjectName)
  return subject === 'task' ? tasksPlace : null
}

/** Who was told: names, and after them those in cc. */
export function toldWords(words: Words, { recipients }: Pick<Alert, 'recipients'>): string {
  return recipients
    .map(({ id, name, cc }) => (id === 0 ? words.alerts.workspace : cc ? words.alerts.cc(name) : name))
    .join(words.generic.separator)
}
