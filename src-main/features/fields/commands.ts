import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import {
  placesOf,
  type CustomField,
  type CustomKind,
  type CustomList,
} from '../../../src-preload/contract/_words/custom-fields.ts'
import type { CustomFieldRow, fields } from '../../../src-preload/contract/fields.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { foldText } from '../../domain/_base/text.ts'
import type { Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { definedFields, fieldById, isUsed } from './stored-fields.ts'

type Commands = CommandHandlers<typeof fields, Writing>
type Method = 'fields.define' | 'fields.change'

export const fieldsCommands: Commands = {
  define(w, { list, fields: wanted }) {
    const at = w.clock.now()
    const subject = wanted.map(({ title }) => title).join('、')
    const done = w.gate.write({ command: 'fields.define', subject, actor: w.actor, origin: 'user', at }, (tx) => {
      const made = wanted.map(({ title, kind, choices = [] }) => {
        checkTitle('fields.define', tx.read, list, title, null)
        const position = (tx.read.value<number>('SELECT max(position) FROM custom_field WHERE list = ?', list) ?? -1) + 1
        const row = {
          list,
          field: freePlace(tx.read, list, kind),
          title: foldText(title),
          choices: choicesText(choices),
          position,
          archived: 0,
          created_at: at,
          updated_at: at,
        }
        return tx.insert('custom_field', row)
      })
      return { ids: made, changeSetId: tx.changeSetId }
    })
    const { ids, changeSetId } = done.result
    return { fields: ids.map((id) => fieldById(w.read, id) as CustomFieldRow), changeSetId }
  },

  change(w, { id, title, choices, position, archived }) {
    const known = fieldById(w.read, id)
    if (!known) throw refuse('fields.change', 'not-found', '这个字段已不在了，请刷新后重试。')
    const staysOrComes = !(archived ?? known.archived)
    if (staysOrComes && (title !== undefined || archived === false))
      checkTitle('fields.change', w.read, known.list, title ?? known.title, id)
    const at = w.clock.now()
    const intent = { command: 'fields.change', subject: title ?? known.title, actor: w.actor, origin: 'user', at } as const
    const done = w.gate.write(intent, (tx) => {
      const patch = {
        ...(title === undefined ? {} : { title: foldText(title) }),
        ...(choices === undefined ? {} : { choices: choicesText(choices) }),
        ...(archived === undefined ? {} : { archived: Number(archived) }),
      }
      const changed = Object.keys(patch).length === 0 ? [] : tx.update('custom_field', id, patch)
      if (changed.length > 0) tx.update('custom_field', id, { updated_at: at })
      if (position !== undefined) {
        const others = definedFields(tx.read, known.list, true).filter((one) => one.id !== id)
        others.splice(position, 0, known)
        for (const [place, one] of others.entries()) tx.update('custom_field', one.id, { position: place })
      }
    })
    return { changeSetId: done.changeSetId }
  },

  remove(w, { id }) {
    const known = fieldById(w.read, id)
    if (!known) throw refuse('fields.remove', 'not-found', '这个字段已不在了，请刷新后重试。')
    if (isUsed(w.read, known.list, known.field))
      throw refuse('fields.remove', 'in-use', `“${known.title}”里已有内容，不能删除。可以停用它：内容都留着，随时能恢复。`)
    const intent = {
      command: 'fields.remove',
      subject: known.title,
      actor: w.actor,
      origin: 'user',
      at: w.clock.now(),
    } as const
    return w.gate.write(intent, (tx) => {
      tx.delete('custom_field', id)
      return { changeSetId: tx.changeSetId }
    }).result
  },
}

function choicesText(choices: readonly string[]): string | null {
  const lines = [...new Set(choices.map(foldText))].filter((choice) => choice !== '')
  return lines.length === 0 ? null : lines.join('\n')
}

function checkTitle(method: Method, read: ReadHandle, list: CustomList, title: string, own: number | null): void {
  const wanted = foldText(title).toLowerCase()
  const taken = definedFields(read, list).some((field) => field.id !== own && field.title.toLowerCase() === wanted)
  if (taken) throw refuse(method, 'title-taken', `已有名为“${title}”的自定义字段。请换一个名字。`, { title })
}

/** A place that no field has and that holds nothing: what an undone field left behind is not another one's. */
function freePlace(read: ReadHandle, list: CustomList, kind: CustomKind): CustomField {
  const taken = new Set(definedFields(read, list, true).map(({ field }) => field))
  const free = placesOf(kind).find((field) => !taken.has(field) && !isUsed(read, list, field))
  if (!free)
    throw refuse(
      'fields.define',
      'no-place',
      `这种字段最多 ${placesOf(kind).length} 个，已经用完。请先删除没有内容的字段，或改用文本字段。`,
      { kind },
    )
  return free
}
