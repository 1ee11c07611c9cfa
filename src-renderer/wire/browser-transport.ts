import { connectCaller } from '../../src-preload/contract/_kit/caller.ts'
import type { Caller } from '../../src-preload/contract/_kit/caller.ts'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import type { Failure } from '../../src-preload/contract/_kit/failure.ts'
import type { HeldFile } from '../../src-preload/contract/files.ts'
import { socketPort } from './socket-port.ts'
import type { ConnectionState, Transport } from './transport.ts'

const unreachable: Failure = { code: 'wire.closed', kind: 'external', message: '', details: {} }

/** A call made while the line is down waits this long for it before it fails. */
const patience = 6_000
const retryDelays = [200, 500, 1_000, 2_000, 4_000]

interface Listening {
  topic: string
  key: string | null
  listener: (payload: unknown) => void
  stop: () => void
}

export function browserTransport(
  address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/wire`,
): Transport {
  let state: ConnectionState = 'connecting'
  let caller: Caller | null = null
  let failures = 0
  const watchers = new Set<(state: ConnectionState) => void>()
  const listenings = new Set<Listening>()
  const waiting = new Set<(caller: Caller) => void>()

  function turn(next: ConnectionState): void {
    if (state === next) return
    state = next
    for (const watcher of watchers) watcher(next)
  }

  function connect(): void {
    const socket = new WebSocket(address)
    socket.addEventListener('open', () => {
      failures = 0
      const opened = connectCaller(socketPort(socket))
      caller = opened
      for (const each of listenings) each.stop = opened.listen(each.topic, each.key, each.listener)
      for (const resume of waiting) resume(opened)
      waiting.clear()
      turn('ready')
    })
    socket.addEventListener('close', () => {
      caller = null
      turn('lost')
      setTimeout(connect, retryDelays[Math.min(failures++, retryDelays.length - 1)])
    })
  }
  connect()

  function connected(): Promise<Caller> {
    if (caller) return Promise.resolve(caller)
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        waiting.delete(resume)
        reject(new CallFailed(unreachable))
      }, patience)
      const resume = (opened: Caller) => {
        clearTimeout(giveUp)
        resolve(opened)
      }
      waiting.add(resume)
    })
  }

  return {
    call: async (method, input, signal) => (await connected()).call(method, input, signal ? { signal } : {}),
    listen(topic, key, listener) {
      const listening: Listening = { topic, key, listener, stop: () => {} }
      if (caller) listening.stop = caller.listen(topic, key, listener)
      listenings.add(listening)
      return () => {
        if (listenings.delete(listening)) listening.stop()
      }
    },
    async holdFile(file) {
      const answer = await fetch(`/files?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file }).catch(() => null)
      if (!answer) throw new CallFailed(unreachable)
      const body: unknown = await answer.json().catch(() => null)
      if (answer.ok) return body as HeldFile
      const failure = body as Failure | null
      throw new CallFailed(failure?.code ? failure : { ...unreachable, code: 'files.refused', message: `HTTP ${answer.status}` })
    },
    pathOf: null,
    downloadAddress: (file) => `/files/${encodeURIComponent(file.fileId)}`,
    connection: () => state,
    onConnection(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
  }
}
