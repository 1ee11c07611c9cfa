import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { SavedView, ViewDefinition, views } from '../../../src-preload/contract/views.ts'
import type { Reading, Writing } from '../../store/contexts.ts'

interface ViewRow {
  readonly id: number
  readonly list: string
  readonly name: string
  readonly scope: SavedView['scope']
  readonly person: string
  readonly definition: string
  readonly updated_at: string
}

interface DefaultRow {
  readonly id: number
  readonly audience: string
  readonly view_id: number
}

type Audience = SavedView['defaultFor'][number]

/** Stored as `person:张伟`, `role:rep`, `everybody`. */
function audienceKey(audience: Audience, actor: string): string {
  return audience === 'me' ? `person:${actor}` : audience === 'everybody' ? audience : `role:${audience}`
}

function audienceOf(key: string, actor: string): Audience[] {
  if (key === 'everybody') return [key]
  if (key === `person:${actor}`) return ['me']
  return key.startsWith('role:') ? [key.slice('role:'.length) as Audience] : []
}

/** A view that this person may see. */
function seen({ read, actor }: Reading, id: number): ViewRow | undefined {
  return read.get<ViewRow>(`SELECT * FROM saved_view WHERE id = ? AND (scope = 'shared' OR person = ?)`, id, actor)
}

export const viewsReads: QueryHandlers<typeof views, Reading> = {
  list({ read, actor }, { list }) {
    const rows = read.all<ViewRow>(
      `SELECT * FROM saved_view WHERE list = ? AND (scope = 'shared' OR person = ?) ORDER BY scope, name, id`,
      list,
      actor,
    )
    const defaults = read.all<DefaultRow>('SELECT id, audience, view_id FROM saved_view_default WHERE list = ?', list)
    const role = read.value<string>('SELECT role FROM member WHERE name = ?', actor)
    const first = [`person:${actor}`, `role:${role ?? ''}`, 'everybody']
      .map((key) => defaults.find(({ audience, view_id: id }) => audience === key && rows.some((row) => row.id === id)))
      .find((found) => found !== undefined)
    return {
      views: rows.map((row) => ({
        id: row.id,
        list: row.list,
        name: row.name,
        scope: row.scope,
        person: row.person,
        mine: row.person === actor,
        definition: JSON.parse(row.definition) as ViewDefinition,
        defaultFor: defaults.filter((one) => one.view_id === row.id).flatMap(({ audience }) => audienceOf(audience, actor)),
        updatedAt: row.updated_at,
      })),
      defaultId: first?.view_id ?? null,
    }
  },
}

export const viewsCommands: CommandHandlers<typeof views, Writing> = {
  save(w, { id, list, name, scope, definition }) {
    const before = id === undefined ? undefined : seen(w, id)
    if (id !== undefined && before?.list !== list) throw refuse('views.save', 'not-found', '这个视图已被删除。请另存为新的视图。')
    const taken = w.read.value<number>(
      `SELECT id FROM saved_view WHERE list = ? AND name = ? AND scope = ? AND (scope = 'shared' OR person = ?)`,
      list,
      name,
      scope,
      w.actor,
    )
    if (taken !== undefined && taken !== id) throw refuse('views.save', 'name-taken', `已有名为“${name}”的视图。请换一个名字。`)
    const at = w.clock.now()
    // Made personal, a view is of whoever made it so.
    const person = before && scope === 'shared' ? before.person : w.actor
    const row = { list, name, scope, person, definition: JSON.stringify(definition), updated_at: at }
    const done = w.gate.write({ command: 'views.save', subject: name, actor: w.actor, origin: 'user', at }, (tx) => {
      if (!before) return tx.insert('saved_view', { ...row, created_at: at })
      tx.update('saved_view', before.id, row)
      return before.id
    })
    return { id: done.result, changeSetId: done.changeSetId }
  },

  remove(w, { id }) {
    const view = seen(w, id)
    if (!view) throw refuse('views.remove', 'not-found', '这个视图已被删除。')
    const intent = { command: 'views.remove', subject: view.name, actor: w.actor, origin: 'user', at: w.clock.now() } as const
    const done = w.gate.write(intent, (tx) => {
      for (const one of tx.read.column<number>('SELECT id FROM saved_view_default WHERE view_id = ?', id))
        tx.delete('saved_view_default', one)
      tx.delete('saved_view', id)
      return tx.changeSetId
    })
    return { changeSetId: done.result }
  },

  setDefault(w, { list, id, for: audience }) {
    const view = id === null ? null : seen(w, id)
    if (view === undefined || (view && view.list !== list))
      throw refuse('views.setDefault', 'not-found', '这个视图已被删除。请刷新后重新选择。')
    if (view && view.scope !== 'shared' && audience !== 'me')
      throw refuse('views.setDefault', 'not-shared', '个人视图只能设为自己的默认。请先把它改成共享视图。')
    const key = audienceKey(audience, w.actor)
    const now = w.read.get<DefaultRow>('SELECT * FROM saved_view_default WHERE list = ? AND audience = ?', list, key)
    const intent = {
      command: 'views.setDefault',
      subject: view?.name ?? '',
      actor: w.actor,
      origin: 'user',
      at: w.clock.now(),
    } as const
    const done = w.gate.write(intent, (tx) => {
      if (now && view) tx.update('saved_view_default', now.id, { view_id: view.id })
      else if (now) tx.delete('saved_view_default', now.id)
      else if (view) tx.insert('saved_view_default', { list, audience: key, view_id: view.id })
    })
    return { changeSetId: done.changeSetId }
  },
}
