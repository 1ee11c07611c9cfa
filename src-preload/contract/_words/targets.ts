/** What a target is set for: won deals, or documents as imported. */
export const targetMeasures = ['signed', 'order', 'invoice', 'receipt'] as const
export type TargetMeasure = (typeof targetMeasures)[number]

export const targetScopes = ['member', 'region', 'city'] as const
export type TargetScope = (typeof targetScopes)[number]

export const targetMonths = ['m01', 'm02', 'm03', 'm04', 'm05', 'm06', 'm07', 'm08', 'm09', 'm10', 'm11', 'm12'] as const
export type TargetMonth = (typeof targetMonths)[number]
export const targetQuarters = ['q1', 'q2', 'q3', 'q4'] as const
export type TargetQuarter = (typeof targetQuarters)[number]
