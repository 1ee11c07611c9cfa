import type { MeetingRow } from '../../../src-preload/contract/meetings.ts'
import { exportIds } from '../../domain/imports/export-ids.ts'
import { rowColumns, type ExportList } from '../exports/index.ts'

/** Meetings as a file. */
export const meetingExport: ExportList<MeetingRow> = {
  title: { zh: '会议', en: 'Meetings' },
  id: { title: exportIds.meetings, of: (row) => row.id },
  frozen: 1,
  columns: rowColumns<MeetingRow>([
    ['text', 'name', '会议名称', 'Meeting name', 32],
    ['text', 'customerName', '客户名称', 'Customer name', 32, ['customer']],
    ['text', 'kind', '会议类型', 'Meeting type', 12],
    ['date', 'heldOn', '会议日期', 'Meeting date', 13],
    ['text', 'ownerName', '组织人', 'Organizer', 10, ['owner']],
    ['text', 'attendees', '参会人员', 'Attendees', 28],
    ['text', 'summary', '会议纪要', 'Minutes', 40],
    ['text', 'customerTier', '客户分级', 'Tier', 9],
    ['text', 'region', '区域', 'Region', 8],
  ]),
}
