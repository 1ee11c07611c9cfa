import type { ImportSheet } from '../../../src-preload/contract/imports.ts'
import { missing } from './session.ts'

/**
 * The sheets meant by `--sheet`: one name, several with commas, `*` for every visible one that looks like a list; the
 * proposed one without. A name that itself holds a comma is found first.
 */
export function chosenSheets(sheets: readonly ImportSheet[], proposed: number, given: string | undefined): ImportSheet[] {
  if (given === undefined) return sheets.slice(proposed, proposed + 1)
  const whole = sheets.find((sheet) => sheet.name === given)
  if (whole) return [whole]
  if (given.trim() === '*') {
    const lists = sheets.filter((sheet) => sheet.fit > 0 && !sheet.hidden)
    return lists.length > 0 ? lists : sheets.slice(proposed, proposed + 1)
  }
  return given.split(/[,，]/).map((name) => {
    const sheet = sheets.find((one) => one.name === name.trim())
    if (!sheet) throw missing(`没有名为“${name.trim()}”的工作表。有：${sheets.map((one) => one.name).join('、')}`)
    return sheet
  })
}
