export { changesCommands } from './commands.ts'
export { changesReads } from './reads.ts'
