/** Customer tiers of rule D1, best first. */
export const tiers = ['S', 'A', 'B', 'C', 'D'] as const
export type Tier = (typeof tiers)[number]
