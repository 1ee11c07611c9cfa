import { parentPort, workerData } from 'node:worker_threads'
import { SheetFailure } from '../../adapters/sheets/sheet-source.ts'
import { inspectFile, proposeForSheet } from './inspect-sheets.ts'
import { measureSheets } from './measure-sheets.ts'
import { sheetTexts } from './sheet-texts.ts'
import { streamRows } from './stream-rows.ts'
import type { SheetReply, SheetRequest } from './sheet-messages.ts'

/**
 * One file, one thread: it reads what it was asked and ends. A hostile file can at worst take this thread down, and
 * whoever started it says so.
 */
const port = parentPort
if (!port) throw new Error('the sheet thread runs as a worker')
const reply = (message: SheetReply) => port.postMessage(message)
const { request } = workerData as { request: SheetRequest }

try {
  if (request.t === 'inspect') reply({ t: 'done', value: await inspectFile(request) })
  else if (request.t === 'measure') reply({ t: 'done', value: await measureSheets(request) })
  else if (request.t === 'propose') reply({ t: 'done', value: await proposeForSheet(request) })
  else if (request.t === 'texts') reply({ t: 'done', value: await sheetTexts(request) })
  else reply({ t: 'done', value: await streamRows(request, (rows, share) => reply({ t: 'progress', rows, share })) })
} catch (error) {
  if (error instanceof SheetFailure) reply({ t: 'failed', code: error.code, details: error.details })
  else reply({ t: 'surprise', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
