/* oxlint-disable unicorn/consistent-function-scoping */
// The inner functions here run inside Chromium: their source text is sent to it, so they use nothing from this module.

type Said =
  | { op: 'call'; id: number; args: unknown[] }
  | { op: 'return'; value?: unknown; thrown?: string }
  | { op: 'settle'; id: number; value?: unknown; thrown?: string }
  | { op: 'expose'; key: string; value: unknown }

export interface OtherWorld {
  expose(key: string, value: unknown): void
}

/**
 * One end of the context bridge. The two worlds of a page share the DOM and no objects, so what crosses is text in
 * synchronous events under a secret name; functions and promises cross as numbers, files through a DataTransfer.
 */
function joinWorlds(own: string, other: string): OtherWorld {
  type Callable = (...args: unknown[]) => unknown
  const functions = new Map<number, Callable>()
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  // Taken before the page runs: Electron's bridge is native, and what a page does to its globals does not reach it.
  const { parse, stringify } = JSON
  const dispatch = window.dispatchEvent.bind(window)
  const [Custom, Drag, Transfer] = [CustomEvent, DragEvent, DataTransfer]
  let next = 1
  let returned: Extract<Said, { op: 'return' }> | null = null
  let arrived: File[] = []

  function send(said: Said, files: File[] = []): void {
    if (files.length > 0) {
      const dataTransfer = new Transfer()
      for (const file of files) dataTransfer.items.add(file)
      dispatch(new Drag(`${other}-files`, { dataTransfer }))
    }
    dispatch(new Custom(other, { detail: stringify(said) }))
  }

  function encode(value: unknown, files: File[], depth = 0): unknown {
    if (depth > 1000) throw new Error('contextBridge: too deeply nested to copy')
    if (value === undefined) return { $: 'undefined' }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', text: String(value) }
    if (typeof value === 'function') {
      functions.set(next, value as Callable)
      return { $: 'function', id: next++ }
    }
    if (typeof value !== 'object') throw new Error(`contextBridge stand-in does not carry a ${typeof value}`)
    if (value instanceof Promise) {
      const id = next++
      value.then(
        (result: unknown) => settle(id, result),
        (error: unknown) => send({ op: 'settle', id, thrown: error instanceof Error ? error.message : String(error) }),
      )
      return { $: 'promise', id }
    }
    if (value instanceof File) return { $: 'file', index: files.push(value) - 1 }
    if (value instanceof Date) return { $: 'date', time: value.getTime() }
    if (value instanceof Map) return { $: 'map', entries: encode([...value], files, depth + 1) }
    if (value instanceof Error) return { $: 'error', message: value.message }
    if (Array.isArray(value)) return value.map((item) => encode(item, files, depth + 1))
    const name = Object.getPrototypeOf(value) === null ? 'Object' : (value as object).constructor.name
    if (name !== 'Object') throw new Error(`contextBridge stand-in does not carry a ${name}`)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item, files, depth + 1)]))
  }

  function settle(id: number, result: unknown): void {
    const files: File[] = []
    const value = encode(result, files)
    send({ op: 'settle', id, value }, files)
  }

  function decode(value: unknown, files: File[]): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item) => decode(item, files))
    const coded = value as {
      $?: string
      id: number
      index: number
      time: number
      text: string
      message: string
      entries: unknown
    }
    switch (coded.$) {
      case 'undefined':
        return undefined
      case 'number':
        return Number(coded.text)
      case 'function':
        return (...args: unknown[]) => callOther(coded.id, args)
      case 'promise':
        return new Promise((resolve, reject) => promises.set(coded.id, { resolve, reject }))
      case 'file':
        return files[coded.index]
      case 'date':
        return new Date(coded.time)
      case 'map':
        return new Map(decode(coded.entries, files) as [unknown, unknown][])
      case 'error':
        return new Error(coded.message)
      default:
        return Object.fromEntries(Object.entries(coded).map(([key, item]) => [key, decode(item, files)]))
    }
  }

  function callOther(id: number, args: unknown[]): unknown {
    const files: File[] = []
    const encoded = args.map((arg) => encode(arg, files))
    returned = null
    send({ op: 'call', id, args: encoded }, files)
    const answer = returned as Extract<Said, { op: 'return' }> | null
    if (!answer) throw new Error('contextBridge stand-in: the other world did not answer')
    if (answer.thrown !== undefined) throw new Error(answer.thrown)
    return decode(answer.value, arrived)
  }

  function answerCall(id: number, args: unknown[], files: File[]): void {
    const back: File[] = []
    try {
      const result = functions.get(id)?.(...args.map((arg) => decode(arg, files)))
      const value = encode(result, back)
      send({ op: 'return', value }, back)
    } catch (error) {
      send({ op: 'return', thrown: error instanceof Error ? error.message : String(error) })
    }
  }

  function frozen<T>(value: T): T {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
    return Object.freeze(value)
  }

  window.addEventListener(`${own}-files`, (event) => {
    event.stopImmediatePropagation()
    arrived = [...((event as DragEvent).dataTransfer?.files ?? [])]
  })
  window.addEventListener(own, (event) => {
    event.stopImmediatePropagation()
    const said = parse((event as CustomEvent<string>).detail) as Said
    const files = arrived
    if (said.op === 'return') returned = said
    else if (said.op === 'call') answerCall(said.id, said.args, files)
    else if (said.op === 'expose')
      Object.defineProperty(window, said.key, {
        value: frozen(decode(said.value, files)),
        enumerable: true,
        writable: false,
        configurable: false,
      })
    else {
      const waiting = promises.get(said.id)
      promises.delete(said.id)
      if (said.thrown === undefined) waiting?.resolve(decode(said.value, files))
      else waiting?.reject(new Error(said.thrown))
    }
  })

  return { expose: (key, value) => send({ op: 'expose', key, value: encode(value, []) }) }
}

export type FromPage =
  | { op: 'post'; channel: string; message: unknown; ports: number[] }
  | { op: 'port-message'; port: number; data: unknown }
  | { op: 'port-close'; port: number }
  | { op: 'files'; id: number; count: number }
  | { op: 'open'; url: string }
export type ToPage =
  | { op: 'port-message'; port: number; data: string }
  | { op: 'port-close'; port: number }
  | { op: 'paths'; id: number; paths: string[] }

type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void

/** What a sandboxed preload finds: `require('electron')` with its renderer parts, and next to nothing else. */
function preloadWorld(bridge: OtherWorld, opens: string, toMain: (said: FromPage) => void, preload: Preload): void {
  const ports = new Map<number, MessagePort>()
  const paths = new WeakMap<File, string>()
  const chosen = new Map<number, { target: EventTarget; type: string; files: File[] }>()
  const replayed = new WeakSet<Event>()
  let next = 1

  const named = (name: string, members: object): object =>
    new Proxy(members, {
      get(target, key) {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key) as unknown
        throw new Error(`Electron stand-in: ${name}.${key} is not stood in for in a sandboxed preload`)
      },
    })

  // Electron adds to MessagePort an event that stock Chromium lacks: `close`, when the other end closes.
  const StockChannel = MessageChannel
  function tellOther(port: MessagePort, other: MessagePort): void {
    const close = port.close.bind(port)
    port.close = () => {
      close()
      queueMicrotask(() => other.dispatchEvent(new Event('close')))
    }
  }
  class Channel extends StockChannel {
    constructor() {
      super()
      tellOther(this.port1, this.port2)
      tellOther(this.port2, this.port1)
    }
  }

  function transfer(port: MessagePort): number {
    const id = next++
    ports.set(id, port)
    port.addEventListener('message', ({ data }) => toMain({ op: 'port-message', port: id, data }))
    port.addEventListener('close', () => toMain({ op: 'port-close', port: id }))
    port.start()
    return id
  }

  // Only main's side can look up a file's path, and not while the page waits: so it is looked up before the page hears
  // of the choice, and the event is then told again.
  function lookUp(event: Event): void {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || target.type !== 'file' || replayed.has(event)) return
    event.stopImmediatePropagation()
    const files = [...(target.files ?? [])]
    const id = next++
    chosen.set(id, { target, type: event.type, files })
    toMain({ op: 'files', id, count: files.length })
  }
  window.addEventListener(opens, (event) => toMain({ op: 'open', url: (event as CustomEvent<string>).detail }))
  window.addEventListener('input', lookUp, true)
  window.addEventListener('change', lookUp, true)

  Object.assign(globalThis, {
    MessageChannel: Channel,
    standInFile: (id: number, index: number) => chosen.get(id)?.files[index],
    standInHear(said: ToPage) {
      if (said.op === 'port-message') ports.get(said.port)?.postMessage(said.data)
      else if (said.op === 'port-close') ports.get(said.port)?.close()
      else {
        const choice = chosen.get(said.id)
        chosen.delete(said.id)
        choice?.files.forEach((file, index) => paths.set(file, said.paths[index] ?? ''))
        const again = new Event(choice?.type ?? '', { bubbles: true })
        replayed.add(again)
        choice?.target.dispatchEvent(again)
      }
    },
  })

  const electron = named('electron', {
    contextBridge: named('contextBridge', { exposeInMainWorld: (key: string, value: unknown) => bridge.expose(key, value) }),
    ipcRenderer: named('ipcRenderer', {
      postMessage: (channel: string, message: unknown, transferred: MessagePort[] = []) =>
        toMain({ op: 'post', channel, message, ports: transferred.map(transfer) }),
    }),
    webUtils: named('webUtils', { getPathForFile: (file: File) => paths.get(file) ?? '' }),
  })
  const process = named('process', { platform: 'linux', sandboxed: true, contextIsolated: true, versions: {} })
  const require = (name: string): unknown => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  preload(require, module, module.exports, process)
}

/** `window.open` as a page in Electron finds it when main denies every window: main is told, null comes back. */
function answerOpenWithNull(secret: string): void {
  const dispatch = window.dispatchEvent.bind(window)
  window.open = (address = '') => {
    const url = address === '' ? 'about:blank' : new URL(address, location.href).href
    dispatch(new CustomEvent(secret, { detail: url }))
    return null
  }
}

/** For the page's own world: hears what the preload exposes. */
export function pageScript(secret: string): string {
  return `if (window === window.top) {
    (${joinWorlds.toString()})(${JSON.stringify(`${secret}-page`)}, ${JSON.stringify(`${secret}-preload`)});
    (${answerOpenWithNull.toString()})(${JSON.stringify(`${secret}-open`)})
  }`
}

/** For the preload's world: the bridge, Electron's renderer half, and the built preload as it is. */
export function preloadScript(secret: string, binding: string, source: string): string {
  return `if (window === window.top) {
    const bridge = (${joinWorlds.toString()})(${JSON.stringify(`${secret}-preload`)}, ${JSON.stringify(`${secret}-page`)})
    const tell = globalThis[${JSON.stringify(binding)}]
    ;(${preloadWorld.toString()})(bridge, ${JSON.stringify(`${secret}-open`)}, (said) => tell(JSON.stringify(said)), function (require, module, exports, process) {
${source}
})}`
}
