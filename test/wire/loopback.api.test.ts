import { describe, test } from 'vitest'
import { connectCaller } from '../../src-preload/contract/_kit/caller.ts'
import { webSocketPort } from '../../src-main/hosts/loopback/web-socket-port.ts'
import { LoopbackApp } from '../_harness/loopback-app.ts'
import { wireSuite } from './wire-suite.ts'

describe('the wire over a WebSocket', () =>
  wireSuite(test, async () => {
    const app = await LoopbackApp.start()
    const socket = await app.socket({ Origin: app.origin, Cookie: await app.signIn() })
    return {
      caller: connectCaller(webSocketPort(socket)),
      async close() {
        socket.terminate()
        await app.stop()
      },
    }
  }))
