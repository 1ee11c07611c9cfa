import { writeRows } from '../../adapters/sheets/write-rows.ts'
import { exportedPages, type ExportInput } from '../../grid/exported-pages.ts'
import type { Reading, StepControl } from '../../store/contexts.ts'
import { customerGrid } from './customer-grid.ts'
import { exportColumns } from './export-columns.ts'

/** The customers that a query shows, as a file that the import reads again. */
export async function exportCustomers(r: Reading, input: ExportInput, control: StepControl): Promise<{ rows: number }> {
  const english = input.english ?? false
  const { rows, pages } = exportedPages(customerGrid, r, input, control)
  const shape = { sheet: english ? 'Customers' : '客户', columns: exportColumns(input.fields, english) }
  await writeRows(input.path, input.format, shape, pages)
  return { rows }
}
