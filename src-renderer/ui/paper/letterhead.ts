import type { Letterhead } from '../../../src-preload/contract/papers.ts'
import type { Speech } from '../../text/language.tsx'
import { a4, margins, type PageFlow } from './page-flow.ts'
import { wrapText } from './wrap-text.ts'

/** How large the logo was drawn, in any unit. */
export interface LogoSize {
  readonly width: number
  readonly height: number
}

const mostLogo = { width: 130, height: 44 }

/** The company as it signs in a language. */
export const houseOf = (letterhead: Letterhead, { language }: Speech) => (language === 'en' ? letterhead.en : letterhead.zh)

/** The head of a first page: logo, name and how to reach the company; nothing where nothing of it is known. */
export function drawHead(flow: PageFlow, letterhead: Letterhead, speech: Speech, logo: LogoSize | null): void {
  const say = speech.words.quotes.paper
  const house = houseOf(letterhead, speech)
  const reach = [
    letterhead.phone && `${say.phone} ${letterhead.phone}`,
    letterhead.email && `${say.email} ${letterhead.email}`,
    letterhead.taxNumber && `${say.taxNumber} ${letterhead.taxNumber}`,
  ].filter((part) => part !== '')
  if (house.name === '' && !logo && reach.length === 0 && house.address === '') return
  const top = flow.y
  let x: number = margins.side
  let height = 0
  if (logo) {
    const scale = Math.min(mostLogo.width / logo.width, mostLogo.height / logo.height)
    const size = { width: logo.width * scale, height: logo.height * scale }
    flow.add({ kind: 'logo', x, y: top, ...size })
    x += size.width + 14
    height = size.height
  }
  const within = a4.width - margins.side - x
  for (const line of wrapText(house.name, within, 15, flow.measure, true)) {
    flow.text(line, x, 15, { bold: true })
    flow.down(21)
  }
  for (const text of [house.address, reach.join('   ')])
    for (const line of text === '' ? [] : wrapText(text, within, 8.5, flow.measure)) {
      flow.text(line, x, 8.5, { ink: 'soft' })
      flow.down(12)
    }
  flow.y = Math.max(flow.y, top + height) + 6
  flow.rule(margins.side, a4.width - margins.side, 'text')
  flow.down(16)
}
