import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { imports } from '../../../src-preload/contract/imports.ts'
import { AlikeNames } from '../../domain/customers/alike-names.ts'
import { fieldOf } from '../../domain/imports/import-target.ts'
import type { Reading, StepControl, Writing } from '../../store/contexts.ts'
import { stageOf } from './live-stages.ts'
import { valuesOf } from './preview.ts'
import { stagedRecord } from './staged-row.ts'
import type { Stage } from './stage.ts'

const chunk = 200
/** Beyond so many names looking for likeness would hold the writer for minutes: it is said that nobody looked. */
const mostNames = 300_000
const unlooked = 'too-many-names'

const breathe = () => new Promise((resolve) => setImmediate(resolve))

/**
 * Looks for new customers whose names are nearly those of customers that are there, or of other new ones. Marks pairs,
 * decides nothing. Lets other work of this thread through between chunks.
 */
export async function findSuspects(
  w: Writing,
  { stageId }: { stageId: string },
  control: StepControl,
  most = mostNames,
): Promise<{ suspects: number }> {
  const stage = stageOf(stageId)
  stage.suspects.clear()
  if (stage.plan.entity.target.name === 'customers') await lookFor(w, stage, control, most)
  stage.suspects.looked = true
  stage.version++
  return { suspects: stage.suspects.count() }
}

async function lookFor(w: Writing, stage: Stage, control: StepControl, most: number): Promise<void> {
  const stored = w.read.value<number>('SELECT count(*) FROM customer') ?? 0
  const total = stored + stage.counts.created * 2
  if (stored + stage.counts.created > most) {
    if (!stage.warnings.has(unlooked)) stage.notice(unlooked)
    return
  }
  const names = new AlikeNames()
  let done = 0
  const step = async () => {
    if (++done % chunk !== 0) return
    control.throwIfCancelled()
    control.progress('suspects', done, total)
    await breathe()
    // The preview may have been left meanwhile.
    stageOf(stage.stageId)
  }
  // Records are known by their ids, rows of the file by what lies below zero: no id does.
  for (let after = 0; ;) {
    const page = w.read.all<{ id: number; name: string; name_key: string }>(
      'SELECT id, name, name_key FROM customer WHERE id > ? ORDER BY id LIMIT 1000',
      after,
    )
    for (const { id, name, name_key } of page) {
      names.add(id, name, name_key)
      await step()
    }
    const last = page.at(-1)
    if (!last) break
    after = last.id
  }
  for (const staged of stage.rows(['created'])) {
    const identity = stage.plan.entity.target.identify(stagedRecord(staged) ?? { values: [], part: null, references: [] })
    const name = identity['name'] ?? ''
    const [likeliest] = names.find(name, -staged.row, identity['nameKey'] ?? undefined)
    names.add(-staged.row, name, identity['nameKey'] ?? undefined)
    if (likeliest && !stage.plan.entity.contradicts(identity, identityAt(w, stage, likeliest.at)))
      stage.suspects.add({
        row: staged.row,
        otherId: likeliest.at > 0 ? likeliest.at : null,
        otherRow: likeliest.at < 0 ? -likeliest.at : null,
        score: likeliest.score,
        reason: likeliest.reason,
      })
    await step()
  }
}

/** What tells a likely other apart: two valid codes that differ are two customers, however alike their names. */
function identityAt(w: Writing, stage: Stage, at: number): Record<string, string | null> {
  if (at > 0) {
    const row = w.read.get<{ uscc: string | null }>(
      'SELECT CASE WHEN uscc_valid = 1 THEN uscc END AS uscc FROM customer WHERE id = ?',
      at,
    )
    return { validUscc: row?.uscc ?? null }
  }
  const staged = stage.get(-at)
  const record = staged && stagedRecord(staged)
  return record ? { ...stage.plan.entity.target.identify(record) } : {}
}

export const suspects: QueryHandlers<typeof imports, Reading>['suspects'] = (r, { stageId, offset, limit }) => {
  const stage = stageOf(stageId)
  const about = (row: number) => {
    const staged = stage.get(row)
    const values = (staged && valuesOf(stage, staged)) ?? {}
    const told = ['city', 'uscc', 'contactName', 'owner'].filter((field) => fieldOf(stage.plan.entity.target, field))
    return {
      name: values[stage.plan.entity.target.title] ?? '',
      about: told.flatMap((field) => values[field] ?? []).join(' · '),
    }
  }
  return {
    total: stage.suspects.count(),
    pairs: stage.suspects.page(offset, limit).map(({ row, otherId, otherRow, score, reason }) => {
      const other = otherId === null ? about(otherRow ?? 0) : stage.plan.entity.about(r, otherId)
      return {
        row,
        ...about(row),
        other: { id: otherId, row: otherRow, name: other?.name ?? '', about: other?.about ?? '' },
        score,
        reason,
      }
    }),
  }
}
