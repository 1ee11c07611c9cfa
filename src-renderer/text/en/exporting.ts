import type { exporting as chinese } from '../zh/exporting.ts'

export const exporting: typeof chinese = {
  button: 'Export',
  hint: 'As Excel, CSV or JSON; an edited Excel file can be imported again to update',
  shown: 'Rows of this filter, columns shown',
  everything: 'The whole list, every column',
  exported: (name: string, rows: string) => `${rows} rows exported: ${name}`,
  working: 'Exporting…',
}
