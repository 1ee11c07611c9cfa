import { afterEach, expect, test } from 'vitest'
import type { RuleDefinition } from '../../src-preload/contract/alert-rules.ts'
import { chinaCalendar } from '../../src-main/domain/_base/calendars.ts'
import { isWorkday } from '../../src-main/domain/_base/working-calendar.ts'
import { evaluationRound } from '../../src-main/features/alert-rules/index.ts'
import type { ClaimAnswer } from '../../src-main/features/channels/index.ts'
import type { Claimed, Outcome } from '../../src-main/domain/notices/deliveries.ts'
import { openStore } from '../../src-main/store/open-store.ts'
import { bundledMigrations } from '../../src-main/store/bundled-migrations.ts'
import { Killed, KillableStore } from '../_harness/killable-store.ts'
import { smallRandom } from '../_harness/small-random.ts'

const hour = 3_600_000
const day = 24 * hour
const shanghai = 8 * hour
const dateOf = (at: number) => new Date(at + shanghai).toISOString().slice(0, 10)
const startOf = (date: string) => Date.parse(`${date}T00:00:00Z`) - shanghai
const plusDays = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

const told = {
  recipients: [
    { kind: 'owner' as const, cc: false },
    { kind: 'manager' as const, cc: true },
  ],
  desktop: true,
  channels: 'all' as const,
  severity: 'warning' as const,
  parameters: [],
  ladder: [],
  body: '',
}
const rules: Record<string, RuleDefinition> = {
  ending: {
    ...told,
    name: '到期',
    subject: 'customer',
    trigger: { kind: 'condition', episode: 'serviceEndOn' },
    parameters: [{ name: 'days', value: 5, setting: null }],
    filter: {
      all: [
        { field: 'daysToServiceEnd', op: 'gte', value: 3 },
        { field: 'daysToServiceEnd', op: 'lte', value: '{days}' },
      ],
    },
    title: '{客户名称}',
    task: { title: '续约 {客户名称}', dueWorkdays: 3, priority: 'high' },
  },
  moved: {
    ...told,
    name: '换区域',
    subject: 'customer',
    trigger: { kind: 'event', on: 'changed', fields: ['region'] },
    filter: { field: 'region', op: 'eq', value: '华东' },
    title: '{客户名称}',
    task: null,
  },
  friday: {
    ...told,
    name: '周五',
    subject: 'customer',
    trigger: { kind: 'schedule', schedule: { kind: 'week', weekday: 5, time: '16:00', off: 'earlier' }, per: 'owner' },
    filter: { field: 'region', op: 'eq', value: '华东' },
    title: '{负责人} {数量}',
    task: null,
  },
  late: {
    ...told,
    name: '任务到点',
    subject: 'task',
    trigger: { kind: 'condition', episode: 'due' },
    filter: { field: 'overdue', op: 'eq', value: true },
    title: '{任务}',
    task: null,
  },
  untouched: {
    ...told,
    name: '线索未首触',
    subject: 'lead',
    trigger: { kind: 'condition', episode: 'touchDueAt' },
    filter: { field: 'touchLate', op: 'eq', value: true },
    title: '{线索}：{开场白}',
    task: null,
  },
}

/** What reached the outside, however often the app died: the network's own memory. */
class World {
  readonly shown = new Map<string, number[]>()
  readonly posted = new Map<string, { items: string[]; times: number }>()
  failing = false
}

let store: KillableStore | null = null
afterEach(() => store?.dispose())

/**
 * The oracle keeps its own books of what is true of the customers, on plain objects, day by day and edit by edit, and knows
 * nothing of the engine's tables, marks or SQL.
 */
class Oracle {
  readonly expected = new Set<string>()
  /** When somebody first looked after the hour had come. */
  readonly toldAt = new Map<string, number>()
  readonly customers = new Map<number, { end: string | null; region: string; owner: number }>()
  readonly tasks = new Map<number, { due: number; open: boolean }>()
  /** Until when each lead is to be called first; whether it was. */
  readonly leads = new Map<number, { due: number; touched: boolean }>()
  /** Ends known on each day at its close, or at a change. */
  look(date: string): void {
    for (const [id, { end }] of this.customers)
      if (end !== null && end >= plusDays(date, 3) && end <= plusDays(date, 5)) this.expected.add(`ending|${id}|${end}`)
  }
  fridayOf(date: string): boolean {
    const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
    if (!isWorkday(chinaCalendar, date) || weekday > 4) return false
    for (let next = plusDays(date, 1), at = weekday + 1; at <= 4; at++, next = plusDays(next, 1))
      if (isWorkday(chinaCalendar, next)) return false
    return true
  }
}

function simulate(seed: number, days: number) {
  const random = smallRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const start = startOf('2026-01-05') + 9 * hour
  const s = (store = new KillableStore(start))
  const world = new World()
  const oracle = new Oracle()
  let kills = 0

  const member = (name: string, managerId: number | null) =>
    s.ask<{ id: number }>('commands', 'members.save', { name, role: 'rep', region: null, team: null, active: true, managerId }).id
  const boss = member('王总', null)
  const owners = [member('张伟', boss), member('李娜', boss)]
  s.ask('steps', 'channels.write', {
    kind: 'webhook',
    name: '系统',
    enabled: true,
    minSeverity: 'info',
    config: { deduplicates: true },
  })
  s.ask('steps', 'channels.write', { kind: 'wecom', name: '群', enabled: true, minSeverity: 'info', config: {} })
  const keys = new Map<string, string>()
  for (const rule of s.ask<{ key: string }[]>('queries', 'alert-rules.list'))
    s.ask('commands', 'alert-rules.enable', { key: rule.key, enabled: false })
  for (const [name, definition] of Object.entries(rules))
    keys.set(s.ask<{ key: string }>('commands', 'alert-rules.save', { definition }).key, name)

  const create = (n: number) => {
    const end = random() < 0.7 ? plusDays(dateOf(s.now), 5 + Math.floor(random() * 90)) : null
    const region = pick(['华东', '华南'])
    const owner = pick(owners)
    const { id } = s.ask<{ id: number }>('commands', 'customers.create', {
      fields: {
        name: `客户${n}`,
        type: '终端客户',
        industry: '教育',
        region,
        budget: '50万',
        source: '官网表单',
        owner: owner === owners[0] ? '张伟' : '李娜',
        ...(end ? { serviceEndOn: end } : {}),
      },
      contact: { name: '王工', decisionRole: '采购' },
    })
    oracle.customers.set(id, { end, region, owner })
  }
  for (let n = 0; n < 50; n++) create(n)

  /** One evaluation and one sending pass; dies wherever the fuse ends. */
  const work = () => {
    s.ask('steps', 'outbox.recover')
    const round = evaluationRound()
    let turn = round.next()
    while (!turn.done) turn = round.next(s.ask<never>('steps', turn.value.step, turn.value.input))
    for (const { channelId } of s.ask<{ channelId: number }[]>('steps', 'outbox.waiting'))
      for (let sent = 0; sent < 50; sent++) {
        const { message } = s.ask<ClaimAnswer>('steps', 'outbox.claim', { channelId })
        if (!message) break
        s.burn()
        const outcome = deliver(message)
        s.burn()
        s.ask('steps', 'outbox.settle', { messageId: message.messageId, outcome, random: random() })
      }
  }
  const deliver = (message: Claimed): Outcome => {
    if (message.kind === 'desktop') {
      world.shown.set(message.messageId, [...(world.shown.get(message.messageId) ?? []), message.items.length])
      return { kind: 'sent', answer: '', shown: message.items.length }
    }
    if (world.failing && random() < 0.7) return { kind: 'retry', answer: '', reason: 'network', afterMs: 0, wholeChannel: false }
    const id = `${message.channelId}:${message.messageId}`
    const known = world.posted.get(id)
    world.posted.set(id, { items: message.items.map(({ title }) => title), times: (known?.times ?? 0) + 1 })
    return { kind: 'sent', answer: '', shown: message.items.length }
  }
  /** Works until it gets through: each kill is a new process on the same file. */
  const awake = () => {
    for (let tries = 0; ; tries++) {
      s.fuse = random() < 0.6 && tries < 12 ? Math.floor(random() * random() * 40) : Infinity
      try {
        work()
        s.fuse = Infinity
        return
      } catch (error) {
        if (!(error instanceof Killed)) throw error
        kills++
        s.fuse = Infinity
        s.close()
        // Another process cannot have it while one has; a killed one leaves it free.
        s.open()
        if (random() < 0.05)
          expect(() => openStore({ path: s.path, create: false, migrations: bundledMigrations, now: '' })).toThrow()
      }
    }
  }

  awake()
  oracle.look(dateOf(s.now))
  const seenFridays = new Set<string>()
  let firedUntil = s.now
  const fridays = (until: number) => {
    // After an absence the last one missed is told, not all.
    let last: string | null = null
    for (let date = dateOf(firedUntil); date <= dateOf(until); date = plusDays(date, 1)) {
      const at = startOf(date) + 16 * hour
      if (oracle.fridayOf(date) && at > firedUntil && at <= until) last = new Date(at).toISOString()
    }
    if (last === null) return
    seenFridays.add(last)
    firedUntil = Date.parse(last)
    for (const owner of owners)
      if ([...oracle.customers.values()].some((one) => one.owner === owner && one.region === '华东'))
        oracle.expected.add(`friday|${owner}|${last}`)
  }
  const advance = (to: number, asleep: boolean) => {
    // Every day that passes was looked at, awake or after waking.
    for (let date = plusDays(dateOf(s.now), 1); date <= dateOf(to); date = plusDays(date, 1)) oracle.look(date)
    for (const [id, task] of oracle.tasks)
      if (task.open && task.due <= to) {
        const key = `late|${id}|${new Date(task.due).toISOString()}`
        oracle.expected.add(key)
        if (!oracle.toldAt.has(key)) oracle.toldAt.set(key, to)
      }
    for (const [id, lead] of oracle.leads)
      if (!lead.touched && lead.due <= to)
        oracle.expected.add(`untouched|${id}|${new Date(lead.due + shanghai).toISOString().slice(0, 16).replace('T', ' ')}`)
    if (asleep) s.close()
    s.now = to
    if (asleep) s.open()
    fridays(to)
    awake()
  }

  const end = start + days * day
  let lastSet = 0
  for (let step = 0; s.now < end; step++) {
    world.failing = random() < 0.3
    const roll = random()
    if (roll < 0.04) advance(s.now + Math.floor((1 + random() * 8) * day), true)
    else if (roll < 0.07) {
      // A clock set back: what was told stays told, and nothing else comes of it.
      const back = s.now
      s.now -= 3 * hour
      awake()
      s.now = back
    } else {
      const id = pick([...oracle.customers.keys()])
      const customer = oracle.customers.get(id)
      if (roll < 0.35 && customer) {
        customer.end = plusDays(dateOf(s.now), 2 + Math.floor(random() * 60))
        s.ask('commands', 'customers.edit', { cells: [{ id, field: 'serviceEndOn', value: customer.end }] })
      } else if (roll < 0.55 && customer) {
        const region = pick(['华东', '华南'])
        const { changeSetId } = s.ask<{ changeSetId: number | null }>('commands', 'customers.edit', {
          cells: [{ id, field: 'region', value: region }],
        })
        if (region !== customer.region && region === '华东' && changeSetId !== null)
          oracle.expected.add(`moved|${id}|change:${changeSetId}`)
        customer.region = region
        lastSet = changeSetId ?? lastSet
      } else if (roll < 0.65) {
        const due = Math.floor((s.now + (1 + random() * 100) * hour) / 60_000) * 60_000
        const made = s.ask<{ id: number }>('commands', 'tasks.create', {
          title: `任务${step}`,
          subject: null,
          subjectId: null,
          ownerId: pick(owners),
          delegatedById: null,
          dueOn: dateOf(due),
          dueAt: new Date(due).toISOString(),
          priority: 'normal',
          note: null,
        })
        oracle.tasks.set(made.id, { due, open: true })
      } else if (roll < 0.72) {
        const open = [...oracle.tasks].find(([, task]) => task.open && task.due > s.now)
        if (open) {
          open[1].open = false
          s.ask('commands', 'tasks.move', { ids: [open[0]], state: 'done' })
        }
      } else if (roll < 0.8) {
        const [lead = 0] = s.ask<{ ids: number[] }>('commands', 'leads.createMany', {
          fields: ['name', 'source', 'contactName'],
          rows: [[`线索${step}`, '自拓', '周工']],
        }).ids
        s.ask('commands', 'leads.override', { id: lead, toId: pick(owners), reason: '主管指定' })
        oracle.leads.set(lead, { due: s.now + 2 * hour, touched: false })
      } else if (roll < 0.86) {
        const waiting = [...oracle.leads].find(([, lead]) => !lead.touched && lead.due > s.now)
        if (waiting) {
          waiting[1].touched = true
          s.ask('commands', 'leads.touch', { id: waiting[0] })
        }
      }
      // Judged at once: the same look sees the edit, as the app does after each commit.
      awake()
      oracle.look(dateOf(s.now))
      advance(s.now + Math.floor(random() * 5 * hour), false)
    }
  }
  world.failing = false
  // What was given up is listed, and a person sends it again.
  const dead = s.writing.read.column<number>(`SELECT id FROM outbox WHERE state = 'dead'`)
  if (dead.length > 0) s.ask('commands', 'channels.resend', { ids: dead })
  for (let n = 0; n < 40; n++) advance(s.now + 2 * hour, false)
  return { s, world, oracle, keys, kills, owners, boss, seenFridays }
}

/** A run of a night: JINGWEI_SEEDS=200 tries as many, from JINGWEI_SEED on. */
const firstSeed = Number(process.env['JINGWEI_SEED'] ?? 1)
const seeds = Array.from({ length: Number(process.env['JINGWEI_SEEDS'] ?? 3) }, (_, at) => at + firstSeed)
for (const seed of seeds)
  test(
    `a quarter of edits, sleeps, kills and failing channels tells everything once (seed ${seed})`,
    { timeout: 240_000 },
    () => {
      const { s, world, oracle, keys, kills, owners, boss } = simulate(seed, 90)
      const rows = s.writing.read.all<{
        id: number
        rule_key: string
        subject_id: number
        period: string
        subject: string
        fired_at: string
        late: number
      }>('SELECT * FROM alert_occurrence')
      const found = rows.map((row) => `${keys.get(row.rule_key)}|${row.subject_id}|${row.period}`)
      // Tasks that rules made are theirs: the oracle knows of its own only.
      const own = found.filter((one) => !one.startsWith('late|') || oracle.tasks.has(Number(one.split('|')[1])))
      expect(new Set(own).size).toBe(own.length)
      expect(own.toSorted()).toEqual([...oracle.expected].toSorted())
      expect(oracle.expected.size).toBeGreaterThan(80)
      expect(kills).toBeGreaterThan(40)
      expect([...oracle.expected].filter((one) => one.startsWith('untouched')).length).toBeGreaterThan(3)
      // A time that has come is told at the first look after it, and marked late where that was not at once.
      for (const row of rows.filter((one) => keys.get(one.rule_key) === 'late' && oracle.tasks.has(one.subject_id))) {
        const at = oracle.toldAt.get(`late|${row.subject_id}|${row.period}`) ?? 0
        expect([row.fired_at, row.late]).toEqual([new Date(at).toISOString(), Number(at - Date.parse(row.period) > 60_000)])
      }
      // Owner and manager each once.
      const inbox = s.writing.read.all<{ occurrence_id: number; recipient_id: number; cc: number }>('SELECT * FROM alert_inbox')
      const occurrencesOf = (id: number) => inbox.filter((one) => one.occurrence_id === id).map((one) => one.recipient_id)
      for (const { id } of rows) {
        const [owner = 0, manager] = occurrencesOf(id)
        expect([...owners, boss, 0]).toContain(owner)
        if (manager !== undefined) expect(manager).toBe(boss)
      }
      // A task for each, once.
      const tasks = s.writing.read.column<string>('SELECT source_key FROM task WHERE source_key IS NOT NULL')
      expect(tasks.length).toBe(own.filter((one) => one.startsWith('ending|')).length)
      // Desktop: every occurrence in exactly one notice (shown again under the same tag it replaces itself).
      const desktop = s.writing.read.all<{ message_id: string; n: number }>(
        `SELECT message_id, count(*) AS n FROM outbox WHERE channel_id = 0 AND state IN ('sent', 'shed') GROUP BY message_id`,
      )
      expect(desktop.reduce((sum, { n }) => sum + n, 0)).toBe(rows.length)
      for (const { message_id, n } of desktop) expect(world.shown.get(message_id)?.every((shown) => shown === n)).toBe(true)
      expect(world.shown.size).toBe(desktop.length)
      // A receiver that tells repetitions got every occurrence under exactly one id; one that cannot is never sent a second time.
      const channels = s.writing.read.all<{ id: number; kind: string }>('SELECT id, kind FROM notice_channel')
      for (const channel of channels) {
        const states = s.writing.read.all<{ state: string; message_id: string; n: number }>(
          'SELECT state, message_id, count(*) AS n FROM outbox WHERE channel_id = ? GROUP BY state, message_id',
          channel.id,
        )
        const posted = [...world.posted].filter(([id]) => id.startsWith(`${channel.id}:`))
        const total = states.reduce((sum, { n }) => sum + n, 0)
        expect(total).toBe(rows.length)
        const sent = states.filter(({ state }) => state === 'sent' || state === 'shed')
        const maybe = states.filter(({ state }) => state === 'maybe')
        expect(states.filter(({ state }) => !['sent', 'shed', 'maybe'].includes(state))).toEqual([])
        for (const { message_id, n } of sent) expect(world.posted.get(`${channel.id}:${message_id}`)?.items.length).toBe(n)
        if (channel.kind === 'webhook') {
          expect(maybe).toEqual([])
          expect(posted.length).toBe(sent.length)
        } else {
          expect(posted.every(([, { times }]) => times === 1)).toBe(true)
          expect(maybe.length).toBeGreaterThan(0)
          const known = new Set([...sent, ...maybe].map(({ message_id }) => `${channel.id}:${message_id}`))
          expect(posted.filter(([id]) => !known.has(id))).toEqual([])
        }
      }
    },
  )
