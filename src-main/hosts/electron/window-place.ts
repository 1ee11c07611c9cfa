import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowPlace extends Partial<Box> {
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

const usual: WindowPlace = { width: 1440, height: 900, maximized: false }
export const smallest = { width: 960, height: 600 } as const

/** Where the window stood last time, in the data folder. Without it, or with nonsense in it, the usual place. */
export function readPlace(dataFolder: string, screens: readonly Box[]): WindowPlace {
  try {
    return fitted(JSON.parse(readFileSync(placeFile(dataFolder), 'utf8')) as Partial<WindowPlace>, screens)
  } catch {
    return usual
  }
}

export function rememberPlace(dataFolder: string, place: WindowPlace): void {
  try {
    mkdirSync(dataFolder, { recursive: true })
    writeFileSync(placeFile(dataFolder), JSON.stringify(place))
  } catch {
    // A full or read-only disk costs the person one move of the window.
  }
}

/** A window remembered on a screen that is no longer plugged in would open where nobody can see it. */
function fitted({ x, y, width, height, maximized }: Partial<WindowPlace>, screens: readonly Box[]): WindowPlace {
  const size = {
    width: Math.max(smallest.width, whole(width, usual.width)),
    height: Math.max(smallest.height, whole(height, usual.height)),
    maximized: maximized === true,
  }
  if (typeof x !== 'number' || typeof y !== 'number') return size
  const titleSeen = screens.some(
    (screen) =>
      x + 100 < screen.x + screen.width && x + size.width - 100 > screen.x && y >= screen.y && y + 40 < screen.y + screen.height,
  )
  return titleSeen ? { ...size, x: Math.round(x), y: Math.round(y) } : size
}

function whole(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : otherwise
}

function placeFile(dataFolder: string): string {
  return join(dataFolder, 'window.json')
}
