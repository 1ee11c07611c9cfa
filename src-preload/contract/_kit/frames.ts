import type { Failure } from './failure.ts'

/** What travels over every transport: Electron's MessagePort, the browser's WebSocket, a worker's port, memory. */
export type Frame =
  | { readonly t: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly t: 'abort'; readonly id: number }
  | { readonly t: 'ok'; readonly id: number; readonly value: unknown }
  | { readonly t: 'fail'; readonly id: number; readonly failure: Failure }
  | { readonly t: 'listen'; readonly id: number; readonly topic: string; readonly key: string | null }
  | { readonly t: 'unlisten'; readonly id: number }
  | { readonly t: 'event'; readonly id: number; readonly payload: unknown }

/** One end of a connection. Frames arrive in order; after close nothing arrives and send does nothing. */
export interface WirePort {
  send(frame: Frame): void
  onFrame(listener: (frame: Frame) => void): void
  onClose(listener: () => void): void
  close(): void
}

const shapes: Readonly<Record<Frame['t'], readonly string[]>> = {
  call: ['method'],
  abort: [],
  ok: [],
  fail: ['failure'],
  listen: ['topic'],
  unlisten: [],
  event: [],
}

/** Reads a frame from outside; anything else than a well-formed frame is null and should close the connection. */
export function readFrame(value: unknown): Frame | null {
  if (typeof value !== 'object' || value === null) return null
  const frame = value as Record<string, unknown>
  const shape = typeof frame['t'] === 'string' ? shapes[frame['t'] as Frame['t']] : undefined
  if (!shape || !Number.isSafeInteger(frame['id'])) return null
  if (shape.includes('method') && typeof frame['method'] !== 'string') return null
  if (shape.includes('topic') && typeof frame['topic'] !== 'string') return null
  return value as Frame
}
