import type { Words } from '../zh/index.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

export const targets: Words['targets'] = {
  title: 'Targets',
  label: 'Targets',
  search: 'Find a rep, region, city',
  rows: (count) => `${count} targets`,
  removed: (count) => `${count} targets removed`,
  add: 'Paste or import',
  noMatch: 'No target fits',
  emptyTitle: 'No targets yet',
  emptyBody: 'Copy the target sheet in Excel and press Ctrl+V in the grid, or import the file. One row per rep, region or city.',
  import: 'Import a target sheet',
  measures: { signed: 'Signed', order: 'Orders', invoice: 'Invoices', receipt: 'Receipts' },
  scopes: { member: 'Rep', region: 'Region', city: 'City' },
  fields: { year: 'Year', measure: 'Measure', scope: 'Scope', subject: 'Subject', total: 'Year total' },
  month: (n) => months[n - 1] ?? String(n),
  quarter: (n) => `Q${n}`,
  quarterHint: 'A quarter is spread evenly over its months',
}
