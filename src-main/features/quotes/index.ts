export { quotesCommands } from './commands.ts'
export { quotesReads } from './reads.ts'
export { fillDemoQuotes } from './demo-quotes.ts'
