import type { ApprovalAnswers } from '../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Quote } from './quote-view.tsx'

/** What the nodes that passed answered: who files the clauses reads what product and finance said. */
export function NodeAnswers({ data }: { data: Quote }) {
  const say = useSpeech().words.quotes
  const given = data.steps.flatMap(({ node, approval }) => (approval ? [{ node, answers: approval.answers }] : []))
  const rows = given.flatMap(({ node, answers }) => answerRows(say, answers, node === 'finance' ? data.content.costLock : null))
  if (rows.length === 0) return null
  return (
    <dl className="quote-explained">
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type Words = ReturnType<typeof useSpeech>['words']['quotes']

/** The answers of one node in words (rule C2); nothing for what was not asked. */
export function answerRows(
  { flow }: Words,
  { customDevelopment, belowMarginReason, archiveNumber }: ApprovalAnswers,
  lock: { readonly bomReference: string } | null,
): { name: string; value: string }[] {
  return [
    ...(customDevelopment === undefined ? [] : [{ name: flow.development, value: customDevelopment ? flow.yes : flow.no }]),
    ...(lock ? [{ name: flow.bom, value: lock.bomReference }] : []),
    ...(belowMarginReason === undefined ? [] : [{ name: flow.belowMargin, value: belowMarginReason }]),
    ...(archiveNumber === undefined ? [] : [{ name: flow.archive, value: archiveNumber }]),
  ]
}
