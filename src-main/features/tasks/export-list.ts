import type { Task } from '../../../src-preload/contract/tasks.ts'
import { rowColumns, type ExportColumn, type ExportList } from '../exports/index.ts'

const word = (
  field: 'priority' | 'state',
  zh: string,
  en: string,
  words: Readonly<Record<string, string>>,
): ExportColumn<Task> => ({
  field,
  title: { zh, en },
  width: 8,
  format: 'text',
  cell: (row) => words[row[field]] ?? row[field],
})

/** Tasks as a file; they are not imported. */
export const taskExport: ExportList<Task> = {
  title: { zh: '任务', en: 'Tasks' },
  id: { title: { zh: '系统编号', en: 'System number' }, of: (row) => row.id },
  frozen: 1,
  columns: [
    ...rowColumns<Task>([
      ['text', 'title', '任务', 'Task', 36],
      ['text', 'subjectName', '关于', 'About', 28, ['subject']],
      ['text', 'ownerName', '负责人', 'Owner', 10, ['owner']],
      ['text', 'delegatedByName', '交办人', 'Given by', 10, ['delegatedBy']],
      ['date', 'dueOn', '截止日期', 'Due', 13],
    ]),
    word('priority', '优先级', 'Priority', { low: '低', normal: '普通', high: '高' }),
    word('state', '状态', 'Status', { open: '未完成', done: '已完成', cancelled: '已取消' }),
    ...rowColumns<Task>([
      ['text', 'note', '备注', 'Note', 30],
      ['time', 'createdAt', '建立时间', 'Made at', 17],
      ['time', 'closedAt', '结束时间', 'Closed at', 17],
    ]),
  ],
}
