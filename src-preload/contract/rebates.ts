import { nearTierMethods } from './rebates/near-tiers.ts'
import { periodMethods } from './rebates/periods.ts'
import { programmeMethods } from './rebates/programmes.ts'
import { proofMethods } from './rebates/proof.ts'

export const rebates = { ...programmeMethods, ...periodMethods, ...proofMethods, ...nearTierMethods }
