import { createHash } from 'node:crypto'
import type { Sha256Hex } from '../../domain/_base/hash-chain.ts'

export const sha256: Sha256Hex = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
