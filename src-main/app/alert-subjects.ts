import { alertSubjects } from '../features/alert-rules/index.ts'
import { customerSubject } from '../features/customers/index.ts'
import { promiseSubject } from '../features/services/index.ts'
import { taskSubject } from '../features/tasks/index.ts'
import { evaluationSubject } from '../features/value/index.ts'

/** Everything that alert rules can be about. A slice with clocks or conditions adds its subject here and nowhere else. */
export const subjects = alertSubjects([customerSubject, taskSubject, promiseSubject, evaluationSubject])
