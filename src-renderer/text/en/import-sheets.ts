import type { sheets as chinese } from '../zh/import-sheets.ts'

export const sheets: typeof chinese = {
  rowCount: 'Rows',
  rows: (rows: string) => (rows === '1' ? '1 row' : `${rows} rows`),
  counting: 'counting rows…',
  list: 'looks like a list',
  other: 'does not look like a list',
  as: (target: string) => `as ${target}`,
  take: (sheet: string) => `Import the sheet “${sheet}”`,
  unready: 'columns missing',
  others: (sheets: string) => `${sheets}: a required column is missing. Open it and choose one, or leave it out`,
  next: (count: string) => (count === '1' ? 'Check 1 sheet' : `Check ${count} sheets`),
  going: (rows: string) => (rows === '1' ? '1 row goes in' : `${rows} rows go in`),
  apply: (rows: string, sheets: string) => `Import ${rows} rows of ${sheets} sheets`,
  reading: (sheet: string, at: number, of: number) => `Reading and checking sheet ${at} of ${of}: ${sheet}`,
  merged: (count: string) => (count === '1' ? 'Fill 1 merged cell down' : `Fill ${count} merged cells down`),
  mergedHint: 'Rows under a merged cell are read as having its value; otherwise only the first row has it.',
}
