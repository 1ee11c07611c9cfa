/** The measures of selling G1–G9. */
export const measureIds = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9'] as const
export type MeasureId = (typeof measureIds)[number]
