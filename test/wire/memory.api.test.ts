import { describe, test } from 'vitest'
import { memoryApp } from '../_harness/memory-app.ts'
import { wireSuite } from './wire-suite.ts'

describe('the wire over memory', () => wireSuite(test, async () => memoryApp()))
