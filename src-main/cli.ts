import { runCli } from './hosts/cli/run.ts'
import { builtPaths } from './app/paths.ts'

// Whoever reads our lines may have enough of them (`| head`): what was asked is done all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runCli(process.argv.slice(2), builtPaths(import.meta.dirname))
