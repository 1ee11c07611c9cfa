/** A line of the cascade (rule B10): what suits a grade of department, a model of device and a test. */
export interface Fit {
  readonly grade: string
  readonly model: string
  readonly test: string
  readonly productId: number
}

export interface Chosen {
  readonly grade?: string | undefined
  readonly model?: string | undefined
  readonly test?: string | undefined
}

export interface Proposal {
  readonly grades: string[]
  readonly models: string[]
  readonly tests: string[]
  /** Products of the lines that match every choice made; none before the first choice. */
  readonly products: number[]
}

/**
 * What can be chosen next, in the order of the table: models of the grade, tests of grade and model. A level left open
 * narrows nothing, so a test can be asked for before the model is known.
 */
export function propose(fits: readonly Fit[], { grade, model, test }: Chosen): Proposal {
  const ofGrade = fits.filter((fit) => grade === undefined || fit.grade === grade)
  const ofModel = ofGrade.filter((fit) => model === undefined || fit.model === model)
  const ofTest = ofModel.filter((fit) => test === undefined || fit.test === test)
  const any = grade !== undefined || model !== undefined || test !== undefined
  return {
    grades: once(fits, ({ grade: one }) => one),
    models: once(ofGrade, ({ model: one }) => one),
    tests: once(ofModel, ({ test: one }) => one),
    products: any ? once(ofTest, ({ productId }) => productId) : [],
  }
}

const once = <T>(fits: readonly Fit[], of: (fit: Fit) => T): T[] => [...new Set(fits.map(of))]
