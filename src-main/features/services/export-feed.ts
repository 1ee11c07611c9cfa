import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { writeCsv } from '../../adapters/sheets/write-csv.ts'
import type { WritableCell } from '../../adapters/sheets/writable-cell.ts'
import type { Reading, StepControl } from '../../store/contexts.ts'
import { feed, type FeedAsked } from './feed.ts'

type FeedCustomer = ReturnType<typeof feed>['customers'][number]

const pageSize = 1000
const headers = [
  'id',
  'uscc',
  'name',
  'tier',
  'priority',
  'owner',
  'successManager',
  'phones',
  'openPromises',
  'breachedPromises',
  'meeting1',
  'meeting2',
  'meeting3',
]

/** The feed as a file: one JSON document, or a csv with a line a customer; a page at a time. */
export async function exportFeed(
  r: Reading,
  input: FeedAsked & { format: 'json' | 'csv'; path: string },
  control: StepControl,
): Promise<{ rows: number }> {
  if (input.format === 'csv') {
    const done = await writeCsv(input.path, { headers, rows: lines(r, input, control) })
    return { rows: done.rows }
  }
  const file = createWriteStream(input.path)
  const write = async (text: string) => {
    if (!file.write(text)) await once(file, 'drain')
  }
  const { format, generatedAt, total } = feed(r, { ...input, limit: 1 })
  await write(`{"format":${JSON.stringify(format)},"generatedAt":${JSON.stringify(generatedAt)},"total":${total},"customers":[`)
  let rows = 0
  for await (const customer of customers(r, input, control))
    await write(`${rows++ === 0 ? '\n' : ',\n'}${JSON.stringify(customer)}`)
  await write('\n]}\n')
  file.end()
  await once(file, 'finish')
  return { rows }
}

async function* customers(r: Reading, { tiers }: FeedAsked, control: StepControl): AsyncGenerator<FeedCustomer> {
  for (let offset = 0; ; offset += pageSize) {
    control.throwIfCancelled()
    const page = feed(r, { tiers, offset, limit: pageSize })
    yield* page.customers
    control.progress('export', Math.min(page.total, offset + pageSize), page.total)
    if (page.customers.length < pageSize) return
    // Others of this thread are let in between pages.
    await new Promise((go) => setImmediate(go))
  }
}

async function* lines(r: Reading, input: FeedAsked, control: StepControl): AsyncGenerator<WritableCell[]> {
  for await (const one of customers(r, input, control))
    yield [
      String(one.id),
      one.uscc,
      one.name,
      one.tier,
      one.priority,
      one.owner,
      one.successManager,
      one.phones.join(' '),
      one.openPromises,
      one.breachedPromises,
      ...[0, 1, 2].map((at) => {
        const meeting = one.meetings[at]
        return meeting ? `${meeting.on} ${meeting.title}: ${meeting.summary}` : null
      }),
    ]
}
