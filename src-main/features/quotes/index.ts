export { quotesCommands } from './commands.ts'
export { quotesReads } from './reads.ts'
export { waiting } from './waiting.ts'
