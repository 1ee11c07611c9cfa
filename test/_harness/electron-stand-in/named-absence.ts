import { EventEmitter } from 'node:events'
import { refuse } from './refusal.ts'

// Read by Node itself (promises, inspection, emitters) on any object.
const askedByNode = new Set(['then', 'toJSON', 'domain', 'nodeType', 'tagName', 'inspect', 'default', 'asymmetricMatch'])

function absent(owner: string, key: string | symbol): undefined {
  if (typeof key === 'symbol' || key.startsWith('_') || askedByNode.has(key)) return undefined
  return refuse(`${owner}.${key} is not stood in for`)
}

/** A part of Electron in which using what the stand-in lacks is an error with a name, not a quiet undefined. */
export function part<T extends object>(name: string, members: T): T {
  return new Proxy(members, { get: (target, key) => (key in target ? (Reflect.get(target, key) as unknown) : absent(name, key)) })
}

function PlainEmitter(this: EventEmitter) {
  EventEmitter.call(this)
}

/** An EventEmitter to extend, with the same property: the end of its prototype chain refuses by name. */
function emitter(): typeof EventEmitter {
  Object.assign(PlainEmitter.prototype, EventEmitter.prototype)
  const end = new Proxy(Object.prototype, {
    get: (target, key, self: object) =>
      key in target
        ? (Reflect.get(target, key, self) as unknown)
        : absent((self.constructor as { name?: string }).name ?? '?', key),
  })
  Object.setPrototypeOf(PlainEmitter.prototype as object, end)
  return PlainEmitter as unknown as typeof EventEmitter
}

export const Emitter = emitter()

export interface Preventable {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

/** An event as listeners get it: what they may read, and the way to prevent what it announces. */
export function preventable<T extends object>(fields: T): T & Preventable {
  let prevented = false
  return Object.assign(
    Object.create({
      preventDefault: () => void (prevented = true),
      get defaultPrevented() {
        return prevented
      },
    }) as Preventable,
    fields,
  )
}
