import { createHash } from 'node:crypto'
import type { Canonical } from '../../../domain/_base/canonical-json.ts'
import { chainStart, linkHash } from '../../../domain/_base/hash-chain.ts'
import { instantOfWallText } from '../../../domain/_base/instants.ts'
import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { markedReps } from '../../../domain/funnel/rep-marks.ts'
import { breakDensity } from '../../../domain/journeys/journey-breaks.ts'
import { collectionLight } from '../../../domain/quotes/collection-light.ts'
import { numberForLines, versionText } from '../../../domain/quotes/version-number.ts'
import { collectionRisk } from '../../../domain/receivables/collection-risk.ts'
import { recalibrate, splitTarget } from '../../../domain/weekly-targets/split-target.ts'
import { weekLights } from '../../../domain/weekly-targets/week-light.ts'
import { CannotDo, list, number, object, optional, text, type Case, type Rules } from './case-reading.ts'
import { decimal } from './rebate-reading.ts'

const sha256 = (content: string) => createHash('sha256').update(content, 'utf8').digest('hex')
const instant = (value: unknown) => instantOfWallText(text(value), chinaCalendar.utcOffsetMinutes)

const lines = (value: unknown) =>
  list(value)
    .map(object)
    .map((line) => ({
      product: text(line['product'] ?? line['sku']),
      quantity: decimal(line['quantity'] ?? line['qty']),
      price: decimal(line['price']),
    }))

function version(input: Case): object {
  const before = optional(input['before'], object)
  const found = before && /^V?(\d+)\.(\d+)$/.exec(text(before['version']))
  if (before && !found) throw new CannotDo('version like V3.2 expected')
  const number = found && { major: Number(found[1]), minor: Number(found[2]) }
  const known = before && number ? { number, lines: lines(before['lines']) } : null
  return { version: versionText(numberForLines(known, lines(input['lines']))) }
}

function chain(input: Case): object {
  let previous = chainStart
  return { hashes: list(input['contents']).map((content) => (previous = linkHash(content as Canonical, previous, sha256))) }
}

function targets(input: Case): object {
  const shown = (weeks: readonly { readonly week: string; readonly target: number; readonly workdays: number }[]) =>
    weeks.map(({ week, workdays, target }) => ({ week, workdays, target }))
  if (input['today'] === undefined)
    return { weeks: shown(splitTarget(number(input['target']), `${text(input['month'])}-01`.slice(0, 10), chinaCalendar)) }
  const factors = list(input['factors'])
    .map(object)
    .map((one) => ({ from: text(one['from']), factor: decimal(one['factor']), why: text(one['why'] ?? '') }))
  const result = recalibrate(number(input['target']), number(input['achieved']), text(input['today']), chinaCalendar, factors)
  return { weeks: shown(result.weeks), remaining: result.remaining, because: result.because.map(({ why }) => why) }
}

export const dailyRules: Rules = {
  'quote-version': version,
  'quote-chain': chain,
  'collection-light': (input) =>
    collectionLight({
      creditScore: optional(input['creditScore'], number),
      onTimeRate: optional(input['onTimeRate'], number),
      termDays: optional(input['termDays'], number),
      benchmarkDays: optional(input['benchmarkDays'], number),
    }),
  'collection-risk': (input) =>
    collectionRisk({
      maxDaysOverdue: number(input['maxDaysOverdue'] ?? 0),
      overdueShare: optional(input['overdueShare'], number),
      brokenPromises: number(input['brokenPromises'] ?? 0),
      disputes: number(input['disputes'] ?? 0),
      averageDaysLate: list(input['averageDaysLate']).map(number),
      creditUse: optional(input['creditUse'], number),
      bouncedBill: input['bouncedBill'] === true,
    }),
  'weekly-targets': targets,
  'week-lights': (input) => ({
    lights: weekLights(
      list(input['weeks'])
        .map(object)
        .map((week) => {
          const target = number(week['target'])
          const base = optional(week['base'], number) ?? target
          return { achieved: number(week['achieved']), target, base, complete: week['complete'] !== false }
        }),
    ),
  }),
  'journey-breaks': (input) =>
    breakDensity(
      list(input['touches'])
        .map(object)
        .map((touch) => ({
          at: instant(touch['at']),
          repliedAt: optional(touch['repliedAt'], instant),
          followedUpAt: optional(touch['followedUpAt'], instant),
          escalatedAt: optional(touch['escalatedAt'], instant),
        })),
      instant(input['now']),
    ),
  'rep-marks': (input) => ({
    marked: markedReps(
      list(input['reps'])
        .map(object)
        .map((one) => ({ rep: text(one['rep'] ?? one['id']), won: number(one['won']), cases: number(one['cases'] ?? one['n']) })),
    ),
  }),
}
