import { runCli } from './hosts/cli/run.ts'
import { builtPaths } from './app/paths.ts'

process.exitCode = await runCli(process.argv.slice(2), builtPaths(import.meta.dirname))
