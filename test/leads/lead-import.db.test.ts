import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyFile, stageFile } from '../_harness/import-into.ts'
import { serviceStore } from '../_harness/service-store.ts'

test('a list of leads comes in, is assigned, and is recognised when it comes again', async () => {
  const store = serviceStore('2026-02-25 10:00')
  try {
    const file = join(store.folder, 'leads.csv')
    writeFileSync(
      file,
      `公司名称,联系人,手机,来源,行业,需求类别,创建时间
上海中山医院,周工,13800000001,展会扫码,医疗,检测,2026-02-24
无锡精工机械,吴工,13800000002,展会扫码,智能制造,维保,2026/2/25
,无名,13800000003,展会扫码,,,
`,
    )
    const staged = await stageFile(store, file, { target: 'leads' })
    expect(staged.counts).toMatchObject({ created: 2, rejected: 1 })
    applyFile(store, staged.stageId)
    const rows = () =>
      store.gate.read.all('SELECT name, contact_name, phone, need_class, arrived_at, assigned_to FROM lead ORDER BY arrived_at')
    expect(rows()).toEqual([
      {
        name: '上海中山医院',
        contact_name: '周工',
        phone: '13800000001',
        need_class: '检测',
        arrived_at: '2026-02-24T01:00:00.000Z',
        assigned_to: store.members.owner,
      },
      {
        name: '无锡精工机械',
        contact_name: '吴工',
        phone: '13800000002',
        need_class: '维保',
        arrived_at: '2026-02-25T02:00:00.000Z',
        assigned_to: store.members.owner,
      },
    ])
    const again = await stageFile(store, file, { target: 'leads' })
    expect(again.counts).toMatchObject({ created: 0 })
    expect(rows()).toHaveLength(2)
    const run = store.gate.read.value<number>('SELECT change_set_id FROM import_run ORDER BY id LIMIT 1')
    store.command('changes.undo', { changeSetId: run })
    expect(rows()).toEqual([])
  } finally {
    store.close()
  }
})
