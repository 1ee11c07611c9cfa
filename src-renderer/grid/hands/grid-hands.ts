import * as selecting from '../selection/selection.ts'
import type { Box, Extent, Selection, Spot } from '../selection/selection.ts'
import type { AgAdapter, Place } from './ag-adapter.ts'
import { keyCommand } from './key-command.ts'
import type { KeyAction } from './key-command.ts'
import { fillTarget } from '../selection/fill-target.ts'
import { watchDwell } from './dwell.ts'
import { rescuePresses } from './lost-press.ts'
import { watchMouse } from './mouse.ts'
import { Painter } from './painter.ts'
import { Sink } from './sink.ts'
import type { EditTarget, EndedEdit } from './sink.ts'
import type { HandsEvents } from './hands-events.ts'

/** Milliseconds without scrolling after which the sink follows its cell. */
const restAfter = 120

/** Selection, keyboard and mouse of one grid. It knows positions and fields; what they hold is asked for. */
export class GridHands {
  readonly adapter: AgAdapter
  readonly painter: Painter
  readonly #events: HandsEvents
  readonly #sink: Sink
  readonly #stops: (() => void)[] = []
  #selection: Selection = selecting.start
  #fields: string[] = []
  #filling: { source: Box; target: Box } | null = null
  #appendNext = false
  #frame = 0
  #placing = 0
  #still: ReturnType<typeof setTimeout> | undefined

  constructor(adapter: AgAdapter, label: string, events: HandsEvents) {
    this.adapter = adapter
    this.#events = events
    this.painter = new Painter(events.contentOf)
    this.#fields = adapter.fields()
    this.#sink = new Sink(adapter.host, label, {
      target: () => this.#target(),
      cellRect: () => this.#activeRect(),
      onKey: (event) => this.#onKey(event),
      onCommit: (edit) => this.#onCommit(edit),
      onRefused: events.onRefused,
      onCopy: events.onCopy,
      onPaste: (event) => {
        const append = this.#appendNext
        this.#appendNext = false
        event.preventDefault()
        events.onPaste(event, append)
      },
    })
    this.#stops.push(
      adapter.keepWheelTrue(),
      this.#watchMouse(),
      rescuePresses(adapter.host),
      watchDwell(adapter, (place) =>
        events.onDwell(place && { ...this.#spotOf(place), field: place.field, rect: adapter.inSight(place.element) }),
      ),
      () => this.#sink.destroy(),
      () => cancelAnimationFrame(this.#frame),
      () => cancelAnimationFrame(this.#placing),
      () => clearTimeout(this.#still),
    )
    const scrolled = () => {
      if (this.#sink.isEditing) return this.#placeSoon()
      // Nobody sees where it rests: measuring the page in every frame of a scroll would cost each of them a layout.
      clearTimeout(this.#still)
      this.#still = setTimeout(() => this.#sink.place(), restAfter)
    }
    adapter.host.addEventListener('scroll', scrolled, { capture: true, passive: true })
    this.#stops.push(() => adapter.host.removeEventListener('scroll', scrolled, { capture: true }))
    this.repaint()
  }

  get selection(): Selection {
    return this.#selection
  }
  get extent(): Extent {
    return { rows: this.#events.rows(), cols: this.#fields.length }
  }
  get fields(): readonly string[] {
    return this.#fields
  }
  get box(): Box {
    return selecting.boxOf(selecting.lastRange(this.#selection), this.extent)
  }
  get activeField(): string {
    return this.#fields[this.#selection.active.col] ?? ''
  }
  get hasFocus(): boolean {
    return this.#sink.hasFocus
  }
  get isEditing(): boolean {
    return this.#sink.isEditing
  }
  focus(): void {
    this.#sink.focus()
    this.#sink.place()
    // A dialog that closes takes the keyboard down with it, after it was given back.
    setTimeout(() => document.activeElement === document.body && this.#sink.focus())
  }
  commit(): void {
    this.#sink.commit()
  }

  select(selection: Selection, reveal: Spot | null = selection.active): void {
    this.#selection = selection
    if (reveal && this.extent.rows > 0) {
      const spot = selecting.within(reveal, this.extent)
      this.adapter.reveal(spot.row, this.#fields[spot.col])
    }
    this.repaint()
    this.#sink.describe(this.#events.describe(selection.active, this.activeField))
    this.#events.onSelection(selection)
  }

  /** Columns were moved, hidden or frozen: places by column number mean others now. */
  columnsChanged(): void {
    const active = this.activeField
    const fields = this.adapter.fields()
    if (fields.join() === this.#fields.join()) return this.repaint()
    this.#fields = fields
    const { kind } = selecting.lastRange(this.#selection)
    if (kind === 'cells' || kind === 'columns')
      this.select(selecting.at({ row: this.#selection.active.row, col: Math.max(0, fields.indexOf(active)) }), null)
    else this.repaint()
  }

  repaint(): void {
    this.painter.set({
      selection: this.#selection,
      extent: this.extent,
      fields: this.#fields,
      filling: this.#filling?.target ?? null,
    })
    this.painter.paint(this.adapter)
    this.#placeSoon()
  }
  /** With the next frame, whose layout is made anyway: measuring now would have the page laid out twice. */
  #placeSoon(): void {
    cancelAnimationFrame(this.#placing)
    this.#placing = requestAnimationFrame(() => this.#sink.place())
  }
  repaintSoon(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.repaint())
  }

  #target(): EditTarget | null {
    return this.#events.target(this.#selection.active, this.activeField)
  }
  #activeRect(): DOMRect | null {
    return this.adapter.cell(this.#selection.active.row, this.activeField)?.getBoundingClientRect() ?? null
  }
  edit(): void {
    const { active } = this.#selection
    this.adapter.reveal(active.row, this.activeField)
    this.#sink.place()
    this.#sink.open()
  }

  #onCommit({ target, text, after }: EndedEdit): void {
    if (after === 'fill' && selecting.isMany(this.#selection, this.extent)) this.#events.onFill(text)
    else if (text !== target.start) target.write(text)
    if (after === 'stay' || after === 'fill') return this.repaint()
    this.#step(after === 'down' || after === 'right' ? 1 : -1, after === 'left' || after === 'right')
  }

  #onKey(event: KeyboardEvent): boolean {
    if ((event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'v') {
      // The paste itself follows as an event of its own; only then is there a clipboard to read.
      this.#appendNext = true
      return false
    }
    const command = keyCommand(event)
    if (!command) return false
    const now = this.#selection
    if (command.do === 'escape' && !selecting.isMany(now, this.extent)) {
      this.#events.onAction('escape')
      // Nothing of the grid's to leave: the panel beside it may close.
      return false
    }
    const head = command.do === 'move' || command.do === 'page' || command.do === 'edge' ? this.#head(command.extend) : now.active
    if (command.do === 'move') this.#go(this.#moved(head, command), command.extend)
    else if (command.do === 'page') this.#go({ ...head, row: head.row + command.by * this.adapter.pageRows() }, command.extend)
    else if (command.do === 'edge') {
      const { rows, cols } = this.extent
      const to = {
        'row-start': { row: head.row, col: 0 },
        'row-end': { row: head.row, col: cols - 1 },
        first: { row: 0, col: 0 },
        last: { row: rows - 1, col: cols - 1 },
      }[command.to]
      this.#go(to, command.extend)
    } else if (command.do === 'step') {
      if (command.across && !selecting.isMany(now, this.extent) && this.#leaves(command.by)) return false
      this.#step(command.by, command.across)
    } else this.#act(command.do)
    return true
  }

  #act(action: KeyAction): void {
    if (action === 'edit') this.edit()
    else if (action === 'clear-and-edit') this.#sink.openEmpty()
    else if (action === 'select-all') this.select(selecting.all(this.#selection), null)
    else if (action === 'select-rows') this.select(selecting.whole(this.#selection, 'rows'), null)
    else if (action === 'select-columns') this.select(selecting.whole(this.#selection, 'columns'), null)
    else if (action === 'escape' && selecting.isMany(this.#selection, this.extent)) {
      this.select(selecting.at(this.#selection.active), null)
    } else this.#events.onAction(action)
  }

  #head(extend: boolean): Spot {
    return extend ? selecting.lastRange(this.#selection).head : this.#selection.active
  }
  #moved(from: Spot, { row, col, jump }: { row: number; col: number; jump: boolean }): Spot {
    if (!jump) return { row: from.row + row, col: from.col + col }
    const { rows, cols } = this.extent
    return {
      row: row === 0 ? from.row : row > 0 ? rows - 1 : 0,
      col: col === 0 ? from.col : col > 0 ? cols - 1 : 0,
    }
  }
  #go(to: Spot, extend: boolean): void {
    const spot = selecting.within(to, this.extent)
    this.select(extend ? selecting.extend(this.#selection, spot) : selecting.at(spot), spot)
  }
  /** Tab at the last cell of all goes on to what follows the grid on the page. */
  #leaves(by: 1 | -1): boolean {
    const { active } = this.#selection
    const { rows, cols } = this.extent
    return by > 0 ? active.row === rows - 1 && active.col === cols - 1 : active.row === 0 && active.col === 0
  }
  #step(by: 1 | -1, across: boolean): void {
    if (selecting.isMany(this.#selection, this.extent)) {
      const next = selecting.cycle(this.#selection, this.extent, by, across)
      return this.select(next)
    }
    const { row, col } = this.#selection.active
    if (!across) return this.#go({ row: row + by, col }, false)
    const { cols } = this.extent
    const next = col + by
    this.#go(next < 0 ? { row: row - 1, col: cols - 1 } : next >= cols ? { row: row + 1, col: 0 } : { row, col: next }, false)
  }

  #spotOf(place: Place): Spot {
    return { row: place.row, col: Math.max(0, this.#fields.indexOf(place.field)) }
  }

  #watchMouse(): () => void {
    const start = (place: Place, { more, extend }: { more: boolean; extend: boolean }) => {
      if (place.kind === 'corner') return this.select(selecting.all(this.#selection), null)
      const spot = this.#spotOf(place)
      const kind = place.kind === 'row-number' ? 'rows' : 'cells'
      if (extend) this.select(selecting.extend(this.#selection, spot), null)
      else if (more && kind === 'rows') this.select(selecting.toggleRow(this.#selection, spot.row), null)
      else this.select(more ? selecting.add(this.#selection, spot, kind) : selecting.at(spot, kind), null)
    }
    return watchMouse(this.adapter, {
      onPress: () => {
        this.#sink.commit()
        this.#sink.focus()
      },
      onDown: start,
      onDrag: (place) => {
        const spot = this.#spotOf(place)
        const { head } = selecting.lastRange(this.#selection)
        if (head.row !== spot.row || head.col !== spot.col) this.select(selecting.extend(this.#selection, spot), null)
      },
      onHeader: (field, { extend }) => {
        const spot = { row: 0, col: Math.max(0, this.#fields.indexOf(field)) }
        this.select(extend ? selecting.extend(this.#selection, spot) : selecting.at(spot, 'columns'), null)
      },
      onDouble: () => this.edit(),
      onFillStart: () => (this.#filling = { source: this.box, target: this.box }),
      onFillDrag: (place) => {
        if (!this.#filling) return
        const { source } = this.#filling
        this.#filling = { source, target: fillTarget(source, this.#spotOf(place)) }
        this.repaint()
      },
      onFillEnd: (series) => {
        const filled = this.#filling
        this.#filling = null
        this.repaint()
        if (!filled) return
        const { source, target } = filled
        const grown = (['top', 'bottom', 'left', 'right'] as const).some((side) => target[side] !== source[side])
        if (grown) this.#events.onFillDrag(source, target, series)
      },
    })
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
  }
}
