import { concentrationRules } from './concentration.ts'
import { funnelRules } from './funnel.ts'
import { pipelineRules } from './pipeline.ts'
import { valueRules } from './value.ts'
import { CannotDo, type Case, type Rules } from './case-reading.ts'

/** What a case has tells its section; the first that fits. */
const sections: readonly (readonly [fits: (input: Case) => boolean, rule: string])[] = [
  [({ events }) => events !== undefined, 'funnel.cohortVsPeriod'],
  [({ before }) => Array.isArray(before), 'funnel.stageShapley'],
  [({ before }) => before !== undefined, 'funnel.proportionTests'],
  [({ x, n }) => x !== undefined && n !== undefined, 'funnel.wilson95'],
  [({ p }) => p !== undefined, 'funnel.benjaminiHochberg'],
  [({ segments }) => segments !== undefined, 'funnel.mixRate'],
  [({ forecastActual }) => forecastActual !== undefined, 'funnel.adtributor'],
  [({ dailyWonAmount }) => dailyWonAmount !== undefined, 'funnel.concentration'],
  [({ sequences }) => sequences !== undefined, 'funnel.tiering'],
  [({ matrix }) => matrix !== undefined, 'funnel.migration'],
  [({ candidates }) => candidates !== undefined, 'funnel.leadAssignment'],
  [({ cases, recencyDays }) => cases !== undefined || recencyDays !== undefined, 'funnel.rfm'],
  [
    (input) => ['velocity', 'weighted', 'coverage', 'slippage', 'stageAge'].some((part) => input[part] !== undefined),
    'funnel.pipeline',
  ],
]

const rules: Rules = { ...funnelRules, ...concentrationRules, ...valueRules, ...pipelineRules }

/** `funnel`: a case of any of its sections. */
export const anyFunnelRules: Rules = {
  funnel(input) {
    const rule = rules[sections.find(([fits]) => fits(input))?.[1] ?? '']
    if (!rule) throw new CannotDo('a case of one of the sections of funnel expected')
    return rule(input)
  },
}
