import { parentPort } from 'node:worker_threads'
import { SheetFailure } from '../../adapters/sheets/sheet-source.ts'
import { inspectFile, proposeForSheet } from './inspect-sheets.ts'
import { measureSheets } from './measure-sheets.ts'
import { sheetTexts } from './sheet-texts.ts'
import { streamRows } from './stream-rows.ts'
import type { SheetReply, SheetRequest } from './sheet-messages.ts'

/**
 * Reads what it is asked of one file at a time. A hostile file can at worst take this thread down, and whoever started it
 * says so.
 */
const port = parentPort
if (!port) throw new Error('the sheet thread runs as a worker')
const reply = (message: SheetReply) => port.postMessage(message)

function answer(request: SheetRequest): Promise<unknown> {
  if (request.t === 'inspect') return inspectFile(request)
  if (request.t === 'measure') return measureSheets(request)
  if (request.t === 'propose') return proposeForSheet(request)
  if (request.t === 'texts') return sheetTexts(request)
  return streamRows(request, (rows, share) => reply({ t: 'progress', rows, share }))
}

port.on('message', (request: SheetRequest) => {
  answer(request).then(
    (value) => reply({ t: 'done', value }),
    (error: unknown) => {
      if (error instanceof SheetFailure) reply({ t: 'failed', code: error.code, details: error.details })
      else reply({ t: 'surprise', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    },
  )
})
