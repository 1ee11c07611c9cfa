import type { fileCauses as chinese } from '../zh/file-causes.ts'

export const fileCauses: typeof chinese = {
  'date-order-dmy': 'Date columns read as day/month/year',
  'date-order-mdy': 'Date columns read as month/day/year',
  'date-order-yymd': 'Date columns read as year/month/day (two-digit years)',
  'date-order-unsure': 'Date columns whose day and month cannot be told apart (read as month/day/year); please check',
  'shared-string-missing': 'Texts missing inside the file (read as #REF!)',
  'merges-cut': 'Too many merged cells; some were not noted',
  'undecodable-bytes': 'The file has characters that cannot be read',
  'unterminated-quote': 'A quote nobody closes, read as an ordinary character',
  'stray-quote': 'A quote inside other text, read as an ordinary character',
}
