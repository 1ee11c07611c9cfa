export type { Finder, Finding } from './finder.ts'
export { findingSubject } from './finding-subject.ts'
