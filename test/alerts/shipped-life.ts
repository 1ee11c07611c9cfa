import { evaluationRound } from '../../src-main/features/alert-rules/index.ts'
import type { ClaimAnswer } from '../../src-main/features/channels/index.ts'
import type { Claimed, Outcome } from '../../src-main/domain/notices/deliveries.ts'
import { Killed, KillableStore } from '../_harness/killable-store.ts'
import { smallRandom } from '../_harness/small-random.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
const zone = 8 * hour
export const dateOf = (at: number) => new Date(at + zone).toISOString().slice(0, 10)
export const startOf = (date: string) => Date.parse(`${date}T00:00:00Z`) - zone
export const plusDays = (date: string, days: number) => dateOf(startOf(date) + days * day)

/** What the words of a rule say must be told: once, of this, from this instant on. */
export interface Due {
  readonly rule: string
  readonly subject: number | string
  readonly from: number
}

/** What happens to one record, and what that asks to be told. */
export interface Story {
  /** Reckoned when the life is over, from what was done and when; looks are when somebody looked. */
  expected(end: number, looks: readonly number[]): readonly Due[]
}

type Act = (at: number) => void

/**
 * A life of the app with the rules as they ship: acts in the order of their times, machines that sleep over them, kills
 * between any two statements, channels that fail. What falls into a sleep is done on waking, after the look of the start.
 */
export class Life {
  readonly store: KillableStore
  readonly random: () => number
  readonly looks: number[] = []
  readonly shown = new Map<string, number>()
  readonly posted = new Map<string, number>()
  kills = 0
  sleeps = 0
  #failing = false
  readonly #acts: { at: number; act: Act }[] = []

  constructor(start: number, seed: number) {
    this.random = smallRandom(seed)
    this.store = new KillableStore(start)
  }

  within(from: number, to: number): number {
    return Math.floor((from + this.random() * (to - from)) / minute) * minute
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)] as T
  }

  at(time: number, act: Act): void {
    this.#acts.push({ at: time, act })
    this.#acts.sort((a, b) => a.at - b.at)
  }

  command<T>(name: string, input: unknown, actor = '测试员'): T {
    const writing = this.store.writing as { actor: string }
    writing.actor = actor
    try {
      return this.store.ask<T>('commands', name, input)
    } finally {
      writing.actor = '测试员'
    }
  }

  run(end: number): void {
    const { store } = this
    this.look()
    while (store.now < end) {
      this.#failing = this.random() < 0.3
      const next = this.#acts[0]
      const asleep = this.random() < 0.05
      const wanted =
        store.now + Math.max(minute, Math.floor((asleep ? 0.5 + this.random() * 5 : this.random() * 0.3) * 1440) * minute)
      const to = asleep ? wanted : Math.min(wanted, Math.max(store.now, next?.at ?? Infinity))
      if (asleep) {
        this.sleeps++
        store.close()
      }
      store.now = Math.min(to, end)
      if (asleep) store.open()
      if (to > (this.looks.at(-1) ?? 0)) this.look()
      while (this.#acts[0] && this.#acts[0].at <= store.now) {
        this.#acts.shift()?.act(store.now)
        this.look()
        // Nobody does two things at once.
        store.now += minute
      }
      // A clock set back: what was told stays told.
      if (this.random() < 0.02) {
        const now = store.now
        store.now -= 2 * hour
        this.#awake()
        store.now = now
        this.look()
      }
    }
    this.#failing = false
    const dead = store.writing.read.column<number>(`SELECT id FROM outbox WHERE state = 'dead' AND reason <> 'no-address'`)
    if (dead.length > 0) this.command('channels.resend', { ids: dead })
    for (let n = 0; n < 40; n++) {
      store.now += 2 * hour
      this.#awake()
    }
  }

  look(): void {
    this.#awake()
    this.looks.push(this.store.now)
  }

  /** Works until it gets through: each kill is a new process on the same file. */
  #awake(): void {
    for (let tries = 0; ; tries++) {
      this.store.fuse = this.random() < 0.3 && tries < 12 ? Math.floor(this.random() * this.random() * 60) : Infinity
      try {
        this.#work()
        this.store.fuse = Infinity
        return
      } catch (error) {
        this.store.fuse = Infinity
        if (!(error instanceof Killed)) throw error
        this.kills++
        this.store.close()
        this.store.open()
      }
    }
  }

  #work(): void {
    const s = this.store
    s.ask('steps', 'outbox.recover')
    const round = evaluationRound()
    let turn = round.next()
    while (!turn.done) turn = round.next(s.ask<never>('steps', turn.value.step, turn.value.input))
    for (const { channelId } of s.ask<{ channelId: number }[]>('steps', 'outbox.waiting'))
      for (let sent = 0; sent < 50; sent++) {
        const { message } = s.ask<ClaimAnswer>('steps', 'outbox.claim', { channelId })
        if (!message) break
        s.burn()
        const outcome = this.#deliver(message)
        s.burn()
        s.ask('steps', 'outbox.settle', { messageId: message.messageId, outcome, random: this.random() })
      }
  }

  #deliver(message: Claimed): Outcome {
    const sent: Outcome = { kind: 'sent', answer: '', shown: message.items.length }
    if (message.kind === 'desktop') {
      this.shown.set(message.messageId, (this.shown.get(message.messageId) ?? 0) + 1)
      return sent
    }
    if (this.#failing && this.random() < 0.7)
      return { kind: 'retry', answer: '', reason: 'network', afterMs: 0, wholeChannel: false }
    const id = `${message.channelId}:${message.messageId}`
    this.posted.set(id, (this.posted.get(id) ?? 0) + 1)
    return sent
  }
}
