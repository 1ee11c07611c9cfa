import { alertSubjects } from '../features/alert-rules/index.ts'
import { customerSubject } from '../features/customers/index.ts'
import { leadSubject } from '../features/leads/index.ts'
import { repSubject } from '../features/weekly/index.ts'
import { taskSubject } from '../features/tasks/index.ts'

/** Everything that alert rules can be about. A slice with clocks or conditions adds its subject here and nowhere else. */
export const subjects = alertSubjects([customerSubject, taskSubject, leadSubject, repSubject])
