import type { Frame, WirePort } from './frames.ts'

/** Two joined ends in one thread. Frames are cloned through JSON, so memory behaves like the other transports. */
export function memoryPorts(): [WirePort, WirePort] {
  const ends = [end(), end()] as const
  let open = true
  function end() {
    return { frames: [] as ((frame: Frame) => void)[], closes: [] as (() => void)[] }
  }
  function close(): void {
    if (!open) return
    open = false
    for (const side of ends) for (const listener of side.closes) listener()
  }
  function port(own: 0 | 1): WirePort {
    const other = ends[own === 0 ? 1 : 0]
    return {
      send(frame) {
        const copy = JSON.parse(JSON.stringify(frame)) as Frame
        queueMicrotask(() => {
          if (open) for (const listener of other.frames) listener(copy)
        })
      },
      onFrame: (listener) => void ends[own].frames.push(listener),
      onClose: (listener) => void ends[own].closes.push(listener),
      close,
    }
  }
  return [port(0), port(1)]
}
