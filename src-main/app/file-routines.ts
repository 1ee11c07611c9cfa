import { randomBytes } from 'node:crypto'
import { accessSync, constants, copyFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CallFailed } from '../../src-preload/contract/_kit/failure.ts'
import { refuse } from '../../src-preload/contract/index.ts'
import type { JobState } from '../../src-preload/contract/jobs.ts'
import type { OfferedFile, PlannedExport } from '../../src-preload/contract/routines.ts'
import type { SavedView } from '../../src-preload/contract/views.ts'
import { WatchedFolder, type SeenFile } from '../adapters/system/watched-folder.ts'
import { safeName, type HeldFile } from '../adapters/system/held-files.ts'
import { chinaCalendar } from '../domain/_base/calendars.ts'
import { instantOf } from '../domain/_base/instants.ts'
import { isDue } from '../domain/routines/due-time.ts'
import type { Application } from './application.ts'
import { RoutineFile, type KeptExport } from './routine-file.ts'

const lookEvery = 30_000
const offersKept = 50

type Schedule = Omit<PlannedExport, 'routineId' | 'lastAt' | 'lastFile' | 'lastFailure'>
interface Offer extends OfferedFile {
  readonly path: string
}

/** Exports at their times and looks into watched folders, for the workspace that is open. */
export class FileRoutines {
  readonly #app: Application
  readonly #file: RoutineFile
  readonly #folders = new Map<string, WatchedFolder>()
  #offers: Offer[] = []
  #timer: ReturnType<typeof setInterval> | null = null
  #busy = false

  constructor(app: Application) {
    this.#app = app
    this.#file = new RoutineFile(app.config.dataFolder)
  }

  /** From now on by itself; also for the workspace opened next. */
  begin(): void {
    this.#folders.clear()
    this.#offers = []
    this.#timer ??= setInterval(() => void this.look(), lookEvery)
    this.#timer.unref()
    void this.look()
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  list() {
    const { exports, watched } = this.#file.of(this.#workspace())
    return {
      exports: exports.map(({ since: _, ...shown }) => shown),
      watched: watched.map((folder) => ({ folder, exists: isFolder(folder) })),
    }
  }

  saveExport({ routineId, ...schedule }: Schedule & { routineId?: string | undefined }): { routineId: string } {
    const folder = resolve(schedule.folder)
    mustBeWritable('routines.saveExport', folder)
    const id = routineId ?? randomBytes(8).toString('hex')
    const now = this.#app.clock.now()
    const made: KeptExport = { ...schedule, folder, routineId: id, since: now, lastAt: null, lastFile: null, lastFailure: null }
    this.#changeExports((exports) =>
      exports.some((one) => one.routineId === id)
        ? exports.map((one) => (one.routineId === id ? { ...one, ...schedule, folder, since: now } : one))
        : [...exports, made],
    )
    return { routineId: id }
  }

  removeExport(routineId: string): void {
    this.#changeExports((exports) => exports.filter((one) => one.routineId !== routineId))
  }

  /** Writes the file of an export now. What went wrong is kept with it and thrown. */
  async runExport(routineId: string): Promise<{ file: string; rows: number }> {
    const planned = this.#file.of(this.#workspace()).exports.find((one) => one.routineId === routineId)
    if (!planned) throw refuse('routines.runExport', 'not-found', '找不到这项定时导出，它可能已被删除。')
    const at = this.#app.clock.now()
    const note = (result: Pick<KeptExport, 'lastFile' | 'lastFailure'>) =>
      this.#changeExports((exports) =>
        exports.map((one) => (one.routineId === routineId ? { ...one, ...result, lastAt: at, since: at } : one)),
      )
    try {
      const done = await this.#write(planned)
      note({ lastFile: done.file, lastFailure: null })
      return done
    } catch (error) {
      note({ lastFile: planned.lastFile, lastFailure: error instanceof CallFailed ? error.failure.message : String(error) })
      throw error
    }
  }

  watch(given: string): void {
    const folder = resolve(given)
    if (!isFolder(folder)) throw refuse('routines.watch', 'no-folder', '找不到这个文件夹，请检查路径。', { folder })
    this.#file.change(this.#workspace(), (now) => ({ ...now, watched: [...new Set([...now.watched, folder])] }))
    this.#look()
    this.#changed()
  }

  unwatch(folder: string): void {
    this.#file.change(this.#workspace(), (now) => ({ ...now, watched: now.watched.filter((one) => one !== folder) }))
    this.#folders.delete(folder)
    this.#offers = this.#offers.filter((offer) => offer.folder !== folder)
    this.#changed()
  }

  /** Whoever asks is looking now: so do we. */
  offers(): OfferedFile[] {
    this.#look()
    return this.#offers.map(({ path: _, ...shown }) => shown)
  }

  take(offerId: string): HeldFile {
    const offer = this.#offers.find((one) => one.offerId === offerId)
    const held = offer && this.#app.files.admit(offer.path)
    this.dismiss(offerId)
    if (!held) throw refuse('routines.take', 'not-found', '这个文件已不在文件夹里了。')
    return held
  }

  dismiss(offerId: string): void {
    this.#offers = this.#offers.filter((offer) => offer.offerId !== offerId)
    this.#changed()
  }

  /** One round: new files are offered, exports whose time has come are written. */
  async look(): Promise<void> {
    if (this.#busy || this.#app.workspace.path === null) return
    this.#busy = true
    try {
      if (this.#look()) this.#changed()
      for (const planned of this.#file.of(this.#workspace()).exports) {
        const due = isDue(planned, instantOf(planned.since), instantOf(this.#app.clock.now()), chinaCalendar.utcOffsetMinutes)
        // What went wrong stands beside the export, where the person sees it.
        if (due) await this.runExport(planned.routineId).catch(() => undefined)
      }
    } catch (error) {
      this.#app.log.surprise('file routines', error instanceof Error ? (error.stack ?? error.message) : String(error))
    } finally {
      this.#busy = false
    }
  }

  /** True when there is something new to offer. */
  #look(): boolean {
    const { watched } = this.#file.of(this.#workspace())
    let isNew = false
    for (const folder of watched) {
      const known = this.#folders.get(folder) ?? new WatchedFolder(folder)
      this.#folders.set(folder, known)
      for (const file of known.look()) {
        isNew = true
        this.#offer(folder, file)
      }
    }
    return isNew
  }

  #offer(folder: string, { path, name, size }: SeenFile): void {
    const others = this.#offers.filter((offer) => offer.path !== path)
    const offer = { offerId: randomBytes(8).toString('hex'), path, name, folder, size, at: this.#app.clock.now() }
    this.#offers = [offer, ...others].slice(0, offersKept)
  }

  async #write(planned: KeptExport): Promise<{ file: string; rows: number }> {
    mustBeWritable('routines.runExport', planned.folder)
    const view = await this.#viewOf(planned)
    const definition = view?.definition
    const made = await this.#export(`${planned.list}.export`, {
      format: planned.format,
      english: planned.english,
      ...(definition?.filter ? { filter: definition.filter } : {}),
      ...(definition?.search ? { search: definition.search } : {}),
      ...(definition && definition.sort.length > 0 ? { sort: definition.sort } : {}),
      ...(definition && definition.group.length > 0 ? { group: definition.group } : {}),
    })
    const extension = `.${planned.format}`
    const base = made.name.slice(0, -extension.length)
    // Two views of one list may go to one folder.
    const named = view ? `${base}-${view.name.replaceAll(/[/\\]/g, ' ')}` : base
    const file = join(planned.folder, safeName(`${named}-${this.#app.clock.today()}${extension}`))
    try {
      // A reader of the folder never meets half a file.
      copyFileSync(this.#app.files.pathOf(made.fileId) as string, `${file}.part`)
      renameSync(`${file}.part`, file)
    } catch {
      rmSync(`${file}.part`, { force: true })
      throw refuse('routines.runExport', 'cannot-write', '无法写入这个文件夹。请检查磁盘空间、权限，或文件是否正被打开。', {
        file,
      })
    } finally {
      this.#app.files.release(made.fileId)
    }
    return { file, rows: made.rows }
  }

  async #viewOf({ list, viewId }: KeptExport): Promise<SavedView | null> {
    if (viewId === null) return null
    const { views } = (await this.#app.workspace.require().query('views.list', { list }, false)) as { views: SavedView[] }
    const view = views.find((one) => one.id === viewId)
    if (!view) throw refuse('routines.runExport', 'not-written', '所选的视图已被删除，请为这项定时导出重新选择。')
    return view
  }

  /** Runs the list's export as the job it is, so that it shows with its progress. */
  async #export(method: string, input: object): Promise<HeldFile & { rows: number }> {
    const { jobId } = await this.#app.startJob(method, input)
    const state = await new Promise<JobState>((done) => {
      const settle = (now: JobState) => {
        if (now.state === 'running') return
        stop()
        done(now)
      }
      const stop = this.#app.topics.listen('jobs.changed', jobId, (payload) => settle(payload as JobState))
      const now = this.#app.jobs.get(jobId)
      if (now) settle(now)
    })
    if (state.state === 'done') return state.output as HeldFile & { rows: number }
    throw refuse('routines.runExport', 'not-written', state.failure?.message ?? '导出没有完成。')
  }

  #changeExports(change: (exports: readonly KeptExport[]) => KeptExport[]): void {
    this.#file.change(this.#workspace(), (now) => ({ ...now, exports: change(now.exports) }))
    this.#changed()
  }

  #workspace(): string {
    this.#app.workspace.require()
    return this.#app.workspace.path ?? ''
  }

  #changed(): void {
    this.#app.topics.publish('routines.changed', {})
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function mustBeWritable(method: 'routines.saveExport' | 'routines.runExport', folder: string): void {
  if (!isFolder(folder)) throw refuse(method, 'no-folder', '找不到这个文件夹，请检查路径。', { folder })
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw refuse(method, 'cannot-write', '没有写入这个文件夹的权限，请换一个。', { folder })
  }
}
