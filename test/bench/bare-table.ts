/** Runs in the page: the yardstick. Rows of plain cells, only those in sight, filled from memory. */
export function bareTable(rows: number): void {
  document.querySelector('#bare')?.remove()
  const outer = document.createElement('div')
  outer.id = 'bare'
  Object.assign(outer.style, {
    position: 'fixed',
    inset: '80px 0 30px 208px',
    overflow: 'auto',
    background: 'white',
    zIndex: '9999',
  })
  const inner = document.createElement('div')
  const height = Math.min(rows * 28, 15_000_000)
  Object.assign(inner.style, { position: 'relative', height: `${height}px`, width: '2400px' })
  outer.append(inner)
  const pool: { line: HTMLElement; cells: HTMLElement[] }[] = []
  const draw = () => {
    const share = outer.scrollTop / Math.max(1, height - outer.clientHeight)
    const first = Math.floor(share * Math.max(0, rows - Math.ceil(outer.clientHeight / 28)))
    const needed = Math.ceil(outer.clientHeight / 28) + 2
    while (pool.length < needed) {
      const line = document.createElement('div')
      Object.assign(line.style, { position: 'absolute', left: '0', height: '28px', display: 'flex' })
      const cells = Array.from({ length: 20 }, () => {
        const cell = document.createElement('div')
        Object.assign(cell.style, {
          width: '120px',
          padding: '0 8px',
          borderRight: '1px solid #eee',
          overflow: 'hidden',
          lineHeight: '28px',
        })
        line.append(cell)
        return cell
      })
      inner.append(line)
      pool.push({ line, cells })
    }
    pool.forEach(({ line, cells }, index) => {
      const row = first + index
      line.style.transform = `translateY(${outer.scrollTop + index * 28}px)`
      cells.forEach((cell, col) => (cell.textContent = `杭州第${row}精密 ${col}`))
    })
  }
  outer.addEventListener('scroll', draw)
  document.body.append(outer)
  draw()
}

export interface Frames {
  readonly times: number[]
  /** Each time a row in sight was blank: for how many frames in a row. */
  readonly blanks: number[]
}

/** Runs in the page: scrolls at a steady pace and notes how long each frame took. */
export function scrollFrames({ selector, pace, seconds }: { selector: string; pace: number; seconds: number }): Promise<Frames> {
  const viewport = document.querySelector<HTMLElement>(selector)
  if (!viewport) throw new Error(`Nothing to scroll at ${selector}`)
  const isBlank = () =>
    selector !== '#bare' &&
    [...document.querySelectorAll<HTMLElement>('.view-layer:not([hidden]) .ag-cell[col-id="name"]')].some((cell) => {
      const box = cell.getBoundingClientRect()
      return box.bottom > 120 && box.top < innerHeight - 40 && cell.textContent === ''
    })
  return new Promise((done) => {
    const times: number[] = []
    const from = viewport.scrollTop
    let started = 0
    let before = 0
    let blank = 0
    const blanks: number[] = []
    const step = (now: number) => {
      if (started === 0) started = now
      else times.push(now - before)
      before = now
      if (isBlank()) blank++
      else if (blank > 0) {
        blanks.push(blank)
        blank = 0
      }
      viewport.scrollTop = from + ((now - started) / 1000) * pace
      if (now - started < seconds * 1000) requestAnimationFrame(step)
      else done({ times, blanks: blank > 0 ? [...blanks, blank] : blanks })
    }
    requestAnimationFrame(step)
  })
}
