import type { weekLight } from '../../../src-preload/contract/weekly.ts'
import { useSpeech } from '../../text/language.tsx'

export type Light = (typeof weekLight)[number]

/** A light in colour, shape and word: no eye needs the colour. */
export function LightMark({ light }: { light: Light }) {
  const { words } = useSpeech()
  return <span className={`light-mark light-mark-${light}`}>{words.weekly.lights[light]}</span>
}
