import type { MethodPath, PathsOfKind } from '../../src-preload/contract/_kit/declare.ts'
import type { Contract } from '../../src-preload/contract/index.ts'
import type { HostTables } from './host-handlers.ts'
import type { ThreadCommands, ThreadQueries } from './thread-handlers.ts'

type Paths<T> = { [S in keyof T & string]: `${S}.${keyof T[S] & string}` }[keyof T & string]

type Provided = Paths<ThreadQueries> | Paths<ThreadCommands> | Paths<HostTables> | PathsOfKind<Contract, 'job'>
type Uncovered<Declared, Answered> = Exclude<Declared, Answered> | Exclude<Answered, Declared>

/** Every method of the contract has a handler and every handler a method; the error names the ones that do not. */
type Covered<T extends never> = [T]
export type AllCovered = Covered<Uncovered<MethodPath<Contract>, Provided>>
