import { a4, type Ink, type Mark } from './page-flow.ts'
import type { Measure } from './wrap-text.ts'

/** Fine enough that small Chinese characters print clean; an A4 page is then some hundred kilobytes. */
const dotsPerInch = 200
const scale = dotsPerInch / 72
const family = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
/** Paper is white whatever the theme. */
const inks: Readonly<Record<Ink, string>> = {
  text: '#111111',
  soft: '#555555',
  rule: '#b5b5b5',
  shade: '#f1f3f5',
  warning: '#b42318',
  'warning-shade': '#fdf1f0',
  accent: '#0958d9',
  pale: '#a9c7f2',
  good: '#23702f',
}
const fontOf = (size: number, bold: boolean) => `${bold ? '600 ' : ''}${size}px ${family}`

/** A page as a picture. */
export interface PagePicture {
  readonly jpeg: Uint8Array<ArrayBuffer>
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** Measures as the painter will draw. */
export function canvasMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) throw new Error('this page cannot draw')
  return (text, size, bold) => {
    // At a hundred times the size, so that no rounding to pixels makes a line wider than it is drawn.
    context.font = fontOf(size * 100, bold)
    return context.measureText(text).width / 100
  }
}

/** A picture that cannot be shown is left out: the page goes without its logo rather than not at all. */
export async function logoOf(address: string | null): Promise<HTMLImageElement | null> {
  if (address === null) return null
  const image = new Image()
  image.src = address
  return image.decode().then(
    () => image,
    () => null,
  )
}

/** Draws the marks of a page. */
export async function paintPage(marks: readonly Mark[], logo: HTMLImageElement | null): Promise<PagePicture> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(a4.width * scale)
  canvas.height = Math.round(a4.height * scale)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this page cannot draw')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(scale, scale)
  for (const mark of marks) draw(context, mark, logo)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.88))
  if (!blob) throw new Error('this page cannot make pictures')
  return { jpeg: new Uint8Array(await blob.arrayBuffer()), width: canvas.width, height: canvas.height }
}

function draw(context: CanvasRenderingContext2D, mark: Mark, logo: HTMLImageElement | null): void {
  switch (mark.kind) {
    case 'text':
      context.fillStyle = inks[mark.ink]
      context.font = fontOf(mark.size, mark.bold)
      context.fillText(mark.text, mark.x, mark.y)
      return
    case 'line':
      context.strokeStyle = inks[mark.ink]
      context.lineWidth = 0.6
      context.beginPath()
      context.moveTo(mark.x, mark.y)
      context.lineTo(mark.x2, mark.y2)
      context.stroke()
      return
    case 'box':
      if (mark.fill) {
        context.fillStyle = inks[mark.fill]
        context.fillRect(mark.x, mark.y, mark.width, mark.height)
      }
      if (mark.stroke) {
        context.strokeStyle = inks[mark.stroke]
        context.lineWidth = 0.8
        context.setLineDash(mark.dashed ? [4, 3] : [])
        context.strokeRect(mark.x, mark.y, mark.width, mark.height)
        context.setLineDash([])
      }
      return
    case 'path':
      context.strokeStyle = inks[mark.ink]
      context.lineWidth = 1.4
      context.lineJoin = 'round'
      context.beginPath()
      for (const [x, y] of mark.points) context.lineTo(x, y)
      context.stroke()
      return
    case 'logo':
      if (logo) context.drawImage(logo, mark.x, mark.y, mark.width, mark.height)
  }
}
