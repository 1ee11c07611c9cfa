import { testWorkedSection } from '../_fixtures/worked-sections.ts'

testWorkedSection('workdays.isWorkday', ['workday'])
testWorkedSection('workdays.addWorkdays', ['result'])
testWorkedSection('workdays.between', ['workdays'])
testWorkedSection('sla.due', ['dueAt'])
testWorkedSection('sla.workdayTargets', ['dueAt'])
testWorkedSection('sla.scenarios', ['expected'])
// When a node was done is no rule's result: the case holds it in its expectation alone.
testWorkedSection('sla.approvalChains', ['expected'], (row) => ({
  ...row,
  doneAt: (row['expected'] as { doneAt: string }[]).map((node) => node.doneAt),
}))
