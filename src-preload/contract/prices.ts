import { exportMethod } from './_words/export.ts'

/** What products cost, list by list, as one file; everything else of prices is with the products. Costs only for those who may see them. */
export const prices = { ...exportMethod }
