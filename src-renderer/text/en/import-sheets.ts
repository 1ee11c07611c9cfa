import type { sheets as chinese } from '../zh/import-sheets.ts'

export const sheets: typeof chinese = {
  rows: (rows: string) => (rows === '1' ? '1 row' : `${rows} rows`),
  counting: 'counting rows…',
  list: 'looks like a list',
  other: 'does not look like a list',
  others: (count: string) => (count === '1' ? 'Then import the other sheet too' : `Then import the ${count} other lists too`),
  merged: (count: string) => (count === '1' ? 'Fill 1 merged cell down' : `Fill ${count} merged cells down`),
  mergedHint: 'Rows under a merged cell are read as having its value; otherwise only the first row has it.',
}
