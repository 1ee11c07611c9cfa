import { expect, test } from 'vitest'
import { sources, type SourceFile } from './sources.ts'

const all = sources('src-main', 'src-preload', 'src-renderer')

/** Exceptions stand here with a reason; the list may only shrink. */
const exceptions: ReadonlySet<string> = new Set([])

interface Rule {
  readonly name: string
  /** Which files it is about. */
  applies(file: SourceFile): boolean
  /** What a file of that room may import. */
  allows(imported: string, file: SourceFile): boolean
  readonly instead: string
}

const within =
  (...folders: string[]) =>
  (path: string) =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
const isPackage = (imported: string) =>
  !imported.startsWith('src-') && !imported.startsWith('resources/') && imported !== 'package.json'
const contract = within('src-preload/contract')
const domain = within('src-main/domain')
const sliceOf = (path: string) =>
  /^src-main\/features\/([^/]+)\//.exec(path)?.[1] ?? /^src-renderer\/views\/([^/]+)\//.exec(path)?.[1]

const rules: readonly Rule[] = [
  {
    name: 'the contract imports nothing but itself and its schema library',
    applies: ({ path }) => contract(path),
    allows: (imported) => contract(imported) || imported === 'valibot',
    instead: 'Move what you need into the contract, or keep it on one side of the border.',
  },
  {
    name: 'the renderer imports the contract and types of the bridge, never main',
    applies: ({ path }) => within('src-renderer')(path),
    allows: (imported) =>
      within('src-renderer')(imported) ||
      contract(imported) ||
      imported === 'src-preload/bridge/window.ts' ||
      (isPackage(imported) && !imported.startsWith('node:') && imported !== 'electron'),
    instead: 'Ask main through the wire; if it cannot be asked, add a method to the contract.',
  },
  {
    name: 'the domain is pure',
    applies: ({ path }) => domain(path),
    allows: (imported) =>
      domain(imported) || contract(imported) || imported === 'pinyin-pro' || within('resources/calendars')(imported),
    instead: 'Take what you need as a parameter; loading belongs to a feature.',
  },
  {
    name: 'the store imports the domain’s base and the contract’s words only',
    applies: ({ path }) => within('src-main/store')(path),
    allows: (imported) =>
      within('src-main/store', 'src-main/domain/_base', 'resources/migrations')(imported) ||
      contract(imported) ||
      isPackage(imported),
    instead: 'The store knows tables, not slices: let the feature pass what is special in.',
  },
  {
    name: 'features reach other slices through their index',
    applies: ({ path }) => within('src-main/features')(path),
    allows: (imported, { path }) => {
      const target = sliceOf(imported)
      if (target !== undefined) return target === sliceOf(path) || imported.endsWith('/index.ts')
      return !within('src-main/api', 'src-main/hosts', 'src-main/app')(imported)
    },
    instead: 'Export what others need from the slice’s index.ts; never reach up into api, hosts or app.',
  },
  {
    name: 'the grid’s machinery knows no slice',
    applies: ({ path }) => within('src-main/grid')(path),
    allows: (imported) =>
      within('src-main/grid', 'src-main/domain', 'src-main/store', 'src-main/jobs/host-work.ts')(imported) || contract(imported),
    instead: 'Put it into GridSlice and let the slice answer.',
  },
  {
    name: 'workers import contract, domain, sheets and their own messages',
    applies: ({ path }) => within('src-main/jobs/workers')(path),
    allows: (imported) =>
      within('src-main/jobs/workers', 'src-main/domain', 'src-main/adapters/sheets')(imported) ||
      contract(imported) ||
      isPackage(imported),
    instead: 'Workers never open the store; send rows to the writer.',
  },
  {
    name: 'jobs know no feature and no host',
    applies: ({ path }) => within('src-main/jobs')(path) && !within('src-main/jobs/workers')(path),
    allows: (imported) => !within('src-main/features', 'src-main/hosts', 'src-main/app', 'src-main/api')(imported),
    instead: 'Pass the work in as a function.',
  },
  {
    name: 'adapters know no feature, host or store table',
    applies: ({ path }) => within('src-main/adapters')(path),
    allows: (imported) =>
      within('src-main/adapters', 'src-main/domain', 'src-main/store/contexts.ts')(imported) ||
      contract(imported) ||
      isPackage(imported),
    instead: 'An adapter answers an interface; whoever uses it knows the slice.',
  },
  {
    name: 'the api imports the contract, the store’s interface and the log',
    applies: ({ path }) => within('src-main/api')(path),
    allows: (imported) =>
      within('src-main/api', 'src-main/store', 'src-main/adapters/system')(imported) || contract(imported) || isPackage(imported),
    instead: 'Handlers are handed to the registry by app.',
  },
  {
    name: 'electron appears in its host and the preload alone',
    applies: ({ path }) => !within('src-main/hosts/electron', 'src-preload/bridge')(path) && path !== 'src-preload/index.ts',
    allows: (imported) => imported !== 'electron' && !imported.startsWith('electron/'),
    instead: 'Declare an ability in HostParts and let hosts/electron provide it.',
  },
  {
    name: 'a view reaches another view through its index',
    applies: ({ path }) => within('src-renderer')(path),
    allows: (imported, { path }) => {
      const target = sliceOf(imported)
      return target === undefined || target === sliceOf(path) || /\/index\.tsx?$/.test(imported)
    },
    instead: 'Export it from the view’s index.',
  },
  {
    name: 'the user interface kit and the grid know no slice',
    applies: ({ path }) => within('src-renderer/ui', 'src-renderer/grid', 'src-renderer/charts')(path),
    allows: (imported) => !within('src-renderer/views', 'src-renderer/app')(imported),
    instead: 'Take it as a property.',
  },
]

for (const rule of rules)
  test(rule.name, () => {
    const broken = all
      .filter((file) => rule.applies(file) && !exceptions.has(file.path))
      .flatMap((file) =>
        file.imports
          .filter((imported) => !rule.allows(imported, file))
          .map((imported) => `${file.path} imports ${imported}. ${rule.instead}`),
      )
    expect(broken).toEqual([])
  })

test('every rule is about some file, so that a renamed folder does not silence it', () => {
  for (const rule of rules)
    expect(
      all.some((file) => rule.applies(file)),
      rule.name,
    ).toBe(true)
})
