import type { TicketRow } from '../../../src-preload/contract/tickets.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'

/** Tickets as a file. */
export const ticketExport: ExportList<TicketRow> = {
  title: { zh: '工单', en: 'Tickets' },
  id: { title: exportIds.tickets, of: (row) => row.id },
  frozen: 1,
  columns: rowColumns<TicketRow>([
    ['text', 'name', '工单标题', 'Ticket subject', 32],
    ['text', 'customerName', '客户名称', 'Customer name', 32, ['customer']],
    ['text', 'kind', '工单类型', 'Ticket type', 10],
    ['time', 'openedAt', '提出时间', 'Opened at', 17],
    ['time', 'firstResponseAt', '首次响应时间', 'First response at', 17],
    ['time', 'closedAt', '关闭时间', 'Closed at', 17],
    ['number', 'responseHours', '响应工时（小时）', 'Hours to respond', 12],
    ['number', 'closeHours', '办结工时（小时）', 'Hours to close', 12],
    ['number', 'handOffs', '转手次数', 'Hand-offs', 10],
    ['text', 'ownerName', '处理人', 'Owner', 10, ['owner']],
    ['text', 'customerTier', '客户分级', 'Tier', 9],
    ['text', 'region', '区域', 'Region', 8],
    ['text', 'remark', '备注', 'Remark', 30],
  ]),
}
