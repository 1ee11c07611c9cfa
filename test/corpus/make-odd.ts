// node test/corpus/make-odd.ts DIR: writes the odd corpus, for `npm run corpus -- DIR`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { oddFiles } from './odd-lists.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node test/corpus/make-odd.ts DIR')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
for (const { name, bytes } of oddFiles()) writeFileSync(join(folder, name), bytes)
console.log(`${oddFiles().length} files`)
