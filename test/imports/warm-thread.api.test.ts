import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { defaultRuleSettings } from '../../src-main/domain/customers/rule-defaults.ts'
import { askSheetWorker } from '../../src-main/jobs/sheet-worker.ts'
import type { StreamMessage } from '../../src-main/jobs/workers/sheet-messages.ts'
import { scratch } from '../_harness/read-sheet.ts'

const options = { threadFile: resolve(import.meta.dirname, '../../out/main/sheet-thread.js') }
const path = join(scratch, 'warm.csv')
writeFileSync(path, '客户名称,城市\n甲科技有限公司,杭州\n')
const texts = { t: 'texts', path, sheet: null, limit: 10 } as const

test('a thread that looked at a file answers again, reads it, and one that met a bad file is not asked any more', async () => {
  const rows = [
    ['客户名称', '城市'],
    ['甲科技有限公司', '杭州'],
  ]
  expect(await askSheetWorker(texts, options)).toMatchObject({ rows })
  expect(await askSheetWorker(texts, options)).toMatchObject({ rows })
  const { port1, port2 } = new MessageChannel()
  const heard: string[] = []
  port2.on('message', (message: StreamMessage) => {
    heard.push(message.t)
    port2.postMessage({ t: 'ack' })
  })
  const columns = [{ index: 0, field: 'name', scale: 1 }]
  const read = { t: 'stream', path, sheet: 0, headerRows: [1], target: 'customers', columns, inferRoles: true } as const
  expect(await askSheetWorker({ ...read, rules: defaultRuleSettings, port: port1 }, options)).toEqual({ rows: 1 })
  // They come by another way than the answer.
  await expect.poll(() => heard).toEqual(['rows', 'end'])
  await expect(askSheetWorker({ ...texts, path: join(scratch, 'none.csv') }, options)).rejects.toThrow()
  // Two at once are two threads.
  const both = await Promise.all([askSheetWorker(texts, options), askSheetWorker(texts, options)])
  expect(both).toMatchObject([{ rows }, { rows }])
})
