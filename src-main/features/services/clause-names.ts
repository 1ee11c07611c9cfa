import type { MandatoryClause } from '../../domain/service-promises/clauses.ts'

/** Names of the shipped clauses in what the app itself writes: reminders and files. */
export const clauseNames: Readonly<Record<MandatoryClause, string>> = {
  'director-visit': '技术总监上门',
  'first-response': '技术问题首响',
  'complaint-close': '投诉闭环',
  'strategy-review': '季度战略复盘会',
  'success-manager': '专属客户成功经理',
}

/** The name of an obligation's clause in SQL: its own, else that of the shipped one. */
export function clauseNameSql(obligation: string): string {
  const cases = Object.entries(clauseNames).map(([key, name]) => `WHEN '${key}' THEN '${name}'`)
  return `coalesce(${obligation}.terms ->> '$.name', CASE ${obligation}.clause_key ${cases.join(' ')} END, ${obligation}.clause_key)`
}
