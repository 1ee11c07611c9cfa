import type { TargetScope } from '../../../src-preload/contract/_words/targets.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { Subjects } from '../targets/index.ts'
import { isNamed, namesBound, recordImport } from './record-entity.ts'

const found = (subjects: Subjects, name: unknown, scope: unknown) =>
  typeof name === 'string' ? subjects.find(name, (scope as TargetScope | null) ?? undefined) : null

/** Targets: known again by year, measure and whose they are; a month that is empty in the file stays. */
export const targetImport = recordImport({
  target: importTargetsByName.targets,
  table: 'year_target',
  alone: true,
  nameSql: `c.name || ' ' || c.year`,
  find(read, key, identity) {
    if (key !== 'subject') return []
    const [year, measure, name, scope] = JSON.parse(identity['subject'] ?? '[]') as (string | number | null)[]
    const [asked, place] = [name ?? '', scope ?? null]
    return read.column<number>(
      `SELECT id FROM year_target WHERE year = ? AND measure = ? AND (? IS NULL OR scope = ?)
         AND (name IN (?, ? || '市') OR subject IN (SELECT 'member:' || id FROM member WHERE ${isNamed('name')})) LIMIT 2`,
      year ?? null,
      measure ?? null,
      place,
      place,
      asked,
      asked,
      namesBound(String(asked)),
    )
  },
  checks({ read }) {
    const subjects = new Subjects(read)
    return (row, stored) =>
      stored === null && !found(subjects, row['name'], row['scope']) ? `no-such-subject:${String(row['name'] ?? '')}` : null
  },
  creates({ tx, at }) {
    const subjects = new Subjects(tx.read)
    return (row) => {
      const subject = found(subjects, row['name'], row['scope'])
      if (!subject) throw new Error(`nobody is called ${String(row['name'])}`)
      return { ...row, ...subject, created_at: at, updated_at: at }
    }
  },
})
