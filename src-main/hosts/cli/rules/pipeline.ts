import { chinaCalendar } from '../../../domain/_base/calendars.ts'
import { addDays } from '../../../domain/_base/dates.ts'
import { instantOfWallText, wallText } from '../../../domain/_base/instants.ts'
import { fenToText } from '../../../domain/_base/money.ts'
import { workdaysBetween } from '../../../domain/_base/working-calendar.ts'
import { assignLead } from '../../../domain/leads/assign-lead.ts'
import { readMeasure, sellingMeasures } from '../../../domain/measures/selling-measures.ts'
import { coverage, slippageRate, velocityPerDay, weightedAmount } from '../../../domain/opportunities/pipeline-figures.ts'
import { isShiLow, shi, shiReviews, type ShiCounts } from '../../../domain/opportunities/shi.ts'
import { stageAge } from '../../../domain/opportunities/stage-age.ts'
import { isStuck, lastMoved, stallsAt } from '../../../domain/opportunities/stall.ts'
import { CannotDo, given, list, number, object, optional, text, type Case, type Rules } from './case-reading.ts'
import { decimal } from './rebate-reading.ts'

const shown = (fen: number | null): string | null => (fen === null ? null : fenToText(fen))

function age(input: Case): object {
  const days = list(input['historyDaysToLeave']).map(number)
  const { p50, p75, slow } = stageAge(days, number(object(input['deal'])['daysInStage']))
  return { p50, p75_nearestRank: p75, flag: slow === null ? '样本不足' : slow ? 'slow' : 'normal' }
}

/** Each part with its figures and its answer in their place. */
function pipeline(input: Case): object {
  const parts: Readonly<Record<string, (part: Case) => object>> = {
    velocity: (part) => ({
      perDay: shown(
        velocityPerDay(
          number(part['opportunities']),
          decimal(part['winRate']),
          decimal(part['avgDeal']),
          decimal(part['cycleDays']),
        ),
      ),
    }),
    weighted: (part) => ({
      weighted: fenToText(
        weightedAmount(
          list(part['deals'])
            .map(object)
            .map((deal) => ({ amount: decimal(deal['amount']), probability: decimal(deal['stageProb'] ?? deal['probability']) })),
        ),
      ),
    }),
    coverage: (part) => ({ coverage: coverage(decimal(part['openPipeline']), decimal(part['remainingTarget'])) }),
    slippage: (part) => ({ slippageRate: slippageRate(number(part['dueInPeriod']), number(part['pushedToLater'])) }),
    stageAge: age,
  }
  const asked = Object.entries(parts).filter(([name]) => input[name] !== undefined)
  if (asked.length === 0) throw new CannotDo(`one of ${Object.keys(parts).join(', ')} expected`)
  return Object.fromEntries(
    asked.map(([name, answer]) => {
      const part = object(input[name])
      return [name, { ...part, ...answer(part) }]
    }),
  )
}

function assignment(input: Case): object {
  const candidates = given(input['candidates'])
    .map(object)
    .map((one) => ({
      id: text(one['id']),
      industryMatch: decimal(one['industryMatch']),
      winRate: decimal(one['winRate']),
      openLeads: number(one['openLeads']),
      capacity: number(one['capacity']),
      absent: one['absent'] === true,
      lastAssigned: optional(one['lastAssigned'] ?? one['lastAssignedAt'], text),
    }))
  const own = optional(input['weights'], object)
  const weights = own && {
    industry: number(own['industry']),
    winHistory: number(own['winHistory']),
    load: number(own['load']),
  }
  const { scores, winner } = assignLead(candidates, weights ?? undefined)
  return {
    expected: Object.fromEntries(scores.map(({ id, score, excluded }) => [id, score ?? `excluded: ${excluded ?? ''}`])),
    winner,
  }
}

function counts(value: unknown): ShiCounts {
  const input = object(object(value)['n'] ?? value)
  const each = input['opportunities']
  if (each !== undefined) {
    const open = list(each)
      .map(object)
      .filter((one) => one['open'] !== false)
    const having = (...names: string[]) => open.filter((one) => names.some((name) => one[name] === true)).length
    return {
      open: open.length,
      budgetConfirmed: having('budgetConfirmed', 'budget'),
      demoAgreed: having('demoAgreed', 'demo'),
      pocProvided: having('pocProvided', 'poc'),
    }
  }
  return {
    open: number(input['open']),
    budgetConfirmed: number(input['budgetConfirmed'] ?? input['budget'] ?? 0),
    demoAgreed: number(input['demoAgreed'] ?? input['demo'] ?? 0),
    pocProvided: number(input['pocProvided'] ?? input['poc'] ?? 0),
  }
}

function shiAnswer(input: Case): object {
  if (input['weeks'] === undefined) return { shi: shi(counts(input)), low: isShiLow(counts(input)) }
  const weeks = list(input['weeks'])
    .map(object)
    .map((one) => ({ week: text(one['week']), counts: counts(one) }))
  return {
    weeks: weeks.map(({ week, counts }) => ({ week, shi: shi(counts), low: isShiLow(counts) })),
    reviews: shiReviews(weeks),
  }
}

/** A date alone is its morning for a change and its evening for now. */
const instant = (value: unknown, clock: string) => {
  const read = text(value)
  return instantOfWallText(/^\d{4}-\d{2}-\d{2}$/.test(read) ? `${read} ${clock}` : read, chinaCalendar.utcOffsetMinutes)
}

function stall(input: Case): object {
  const changes = list(input['changes'] ?? [input['lastChange']]).map((one) => instant(one, '09:00'))
  const at = stallsAt(lastMoved(changes), chinaCalendar)
  const now = instant(input['now'] ?? input['today'], '23:59')
  const today = wallText(now, chinaCalendar.utcOffsetMinutes).slice(0, 10)
  const moved = wallText(lastMoved(changes), chinaCalendar.utcOffsetMinutes).slice(0, 10)
  const entered = optional(input['stageEnteredOn'], text)
  return {
    stallsAt: wallText(at, chinaCalendar.utcOffsetMinutes),
    stalled: now >= at,
    workdaysWithout: today < moved ? 0 : workdaysBetween(chinaCalendar, moved, today, { inclusive: false }).workdays,
    ...(entered === null ? {} : { stuck: isStuck(entered, today), stuckFrom: addDays(entered, 16) }),
  }
}

export const pipelineRules: Rules = {
  'funnel.pipeline': pipeline,
  pipeline,
  'funnel.leadAssignment': assignment,
  'lead-assignment': assignment,
  shi: shiAnswer,
  stall,
  measure(input) {
    const id = sellingMeasures.find((measure) => measure.id === input['measure'])?.id
    if (!id) throw new CannotDo(`measure must be one of ${sellingMeasures.map((measure) => measure.id).join(', ')}`)
    return readMeasure(id, decimal(input['numerator']), decimal(input['denominator'] ?? '1'))
  },
}
