import dayjs from 'dayjs'
import { useCallback, useState } from 'react'
import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useReport } from '../report/index.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { isTrial, redWords, type Act, type Entry } from './entries.ts'

/** Does what a line offers, in place. `deciding` is the approval that lies over the page. */
export function useActs(memberId: number | null, today: string | undefined) {
  const { words } = useSpeech()
  const wire = useWire()
  const tellFailure = useTellFailure()
  const report = useReport()
  const [trial, setTrial] = useState<number | null>(null)
  const [deciding, setDeciding] = useState<{ id: number; node: ApprovalNode } | null>(null)
  const act = useCallback(
    (entry: Entry, what: Act) => {
      const doing = (work: Promise<unknown>) => void work.catch(tellFailure)
      if (entry.change) return doing(wire.call('today.seen', { ids: [entry.change.changeSetId] }))
      const { item } = entry
      const mine = memberId === null ? {} : { memberId }
      const until = dayjs(today).add(1, 'day').format('YYYY-MM-DD')
      const finish = () => {
        if (item.kind === 'task') doing(wire.call('tasks.move', { ids: [item.id], state: 'done' }))
        else if (item.kind === 'alert') doing(wire.call('alerts.mark', { ids: [item.id], state: 'done', ...mine }))
        // A broken promise stays broken until it is kept; that somebody spoke with the customer is enough for today.
        else if (item.kind === 'promise') doing(wire.call('today.putOff', { key: item.key, until }))
      }
      if (what === 'done') finish()
      else if (what === 'takeUp' && item.team) {
        const { memberId: whose, week, action } = item.team
        const title = words.today.oneOnOne(redWords(words, item.title, item.team)).slice(0, 200)
        doing(wire.call('weekly.takeUp', { memberId: whose, week, action, title }))
      } else if (what !== 'later' && isTrial(item)) setTrial(item.id)
      else if (what === 'decide' && item.node) setDeciding({ id: item.id, node: item.node })
      else if (what === 'read') doing(wire.call('alerts.mark', { ids: [item.id], state: 'acknowledged', ...mine }))
      else if (what === 'log' && item.customerId !== null && item.customerName !== null)
        report({
          customer: { id: item.customerId, name: item.customerName },
          ...(item.opportunityId === null ? {} : { deal: { id: item.opportunityId, name: item.detail ?? '' } }),
          onLogged: finish,
        })
      else if (what === 'later') {
        if (item.kind === 'task') doing(wire.call('tasks.change', { id: item.id, patch: { dueOn: until } }))
        else if (item.kind === 'alert') doing(wire.call('alerts.mark', { ids: [item.id], state: 'snoozed', until, ...mine }))
        else doing(wire.call('today.putOff', { key: item.key, until }))
      }
    },
    [wire, words, tellFailure, report, memberId, today],
  )
  return { act, deciding, decided: () => setDeciding(null), trial, closeTrial: () => setTrial(null) }
}
