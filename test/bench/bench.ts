// npm run bench [-- NAME …]: prints one JSON line per measure and a table.
import { table, type Measure } from './measure.ts'

const benches: Readonly<Record<string, () => Promise<{ measures: () => Promise<Measure[]> }>>> = {
  import: () => import('./import.bench.ts'),
  app: () => import('./app.bench.ts'),
  'grid-store': () => import('./grid-store.bench.ts'),
  grid: () => import('./grid.bench.ts'),
  alerts: () => import('./alerts.bench.ts'),
  today: () => import('./today.bench.ts'),
  rebates: () => import('./rebates.bench.ts'),
  sheets: () => import('./sheets.bench.ts'),
  board: () => import('./board.bench.ts'),
  quotes: () => import('./quotes.bench.ts'),
  pipeline: () => import('./pipeline.bench.ts'),
}

const wanted = process.argv.slice(2)
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  const bench = benches[name]
  if (!bench) {
    console.error(`no bench ${name}; there are: ${Object.keys(benches).join(', ')}`)
    process.exit(2)
  }
  const measures = await (await bench()).measures()
  for (const measure of measures) console.log(JSON.stringify({ bench: name, ...measure }))
  console.log(`\n${table(measures)}\n`)
}
