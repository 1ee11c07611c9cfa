import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../adapters/system/clock.ts'
import { markInterrupted } from '../features/jobs/index.ts'
import { actingName } from '../store/acting.ts'
import { bundledMigrations } from '../store/bundled-migrations.ts'
import { Checkpoints } from '../store/checkpoints.ts'
import type { Reading, Writing } from '../store/contexts.ts'
import { giveBackMemory, useNativeBinding } from '../store/database.ts'
import { Gate } from '../store/gate.ts'
import { openReader, openStore } from '../store/open-store.ts'
import { ReadHandle } from '../store/read-handle.ts'
import { addSqlFunctions } from '../store/sql-functions.ts'
import { storeFailureOf } from '../store/store-failure.ts'
import { Views } from '../store/views.ts'
import type { ThreadReply, ThreadSetup } from '../store/threads/messages.ts'
import { serveThread } from '../store/threads/serve-thread.ts'
import { threadHandlers } from './thread-handlers.ts'

const port = parentPort
if (!port) throw new Error('the store thread runs as a worker')
const setup = workerData as ThreadSetup
useNativeBinding(setup.nativeBinding)
const clock = systemClock(setup.clockOffset)
const reply = (message: ThreadReply) => port.postMessage(message)
const views = new Views((note) => reply({ t: 'view', note }))

try {
  const opened = setup.role === 'writer' ? openAsWriter() : openAsReader()
  serveThread(port, threadHandlers(clock), opened.context, setup.scratchFolder, opened)
  reply({ t: 'ready' })
} catch (error) {
  const failure = storeFailureOf(error)
  if (!failure) throw error
  reply({ t: 'not-opened', code: failure.code, details: failure.details })
}

interface Opened<Context> {
  readonly context: Context
  rest(): void
  close(): void
}

function openAsWriter(): Opened<Writing> {
  const { db, lock } = openStore({ ...setup, migrations: bundledMigrations, now: clock.now() })
  addSqlFunctions(db)
  const gate = new Gate(db, { tripwire: setup.tripwire })
  const context: Writing = {
    read: gate.read,
    clock,
    gate,
    path: setup.path,
    views,
    get actor() {
      return whoActs(gate.read)
    },
  }
  // Before anybody listens: the first thing the host hears from this thread is that it is ready.
  markInterrupted(context)
  const checkpoints = new Checkpoints(db)
  gate.onCommit(({ changeSetId, tables, origin, rows }) => {
    reply({ t: 'committed', changeSetId, tables, origin })
    checkpoints.after(rows)
  })
  return {
    context,
    rest: () => giveBackMemory(db),
    close() {
      checkpoints.stop()
      db.close()
      lock.release()
    },
  }
}

function openAsReader(): Opened<Reading> {
  const db = openReader(setup.path)
  addSqlFunctions(db)
  const read = new ReadHandle(db)
  const context: Reading = {
    read,
    clock,
    path: setup.path,
    views,
    get actor() {
      return whoActs(read)
    },
  }
  return { context, rest: () => giveBackMemory(db), close: () => db.close() }
}

/** Whoever was named to the process stays that person; else the member chosen on the screen, else the system's user. */
function whoActs(read: ReadHandle): string {
  return setup.actorNamed ? setup.actor : actingName(read, setup.actor)
}
