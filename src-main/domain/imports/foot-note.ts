import { foldText, isBlankText } from '../_base/text.ts'
import type { CellValue } from './cell-value.ts'

/** What a form says below its list, before a colon. */
const label =
  /^(?:制表|制单|填表|填报|编制|审核|复核|审批|打印|导出|报表|统计|经办|负责|单位负责|财务负责|部门负责|报送|查询)(?:人员?|者|单位|部门|时间|日期)?\s*:|^(?:说明|备注|附注|注|注意|注释|数据来源|日期)\s*\d{0,2}\s*:|^(?:prepared|printed|approved|exported|generated) (?:by|on|at)\b|^notes?\s*:/i
const page = /^第\s*\d+\s*页(?:[\s,/]*共\s*\d+\s*页)?$|^page \d+(?: of \d+)?$/i
const anyLabel = /^[^:]{1,12}:/
/** Almost every row ends here: no such line begins with another character. */
const firstLetters = new Set('制填编审复打导报统经负单财部查说备附注数日第pPaAeEgGnN')

/**
 * True for a line below a list that is no row of it: 制表人：…, 审核：…, 说明：…, 第 1 页. Each of its cells is such a label,
 * or what a label before it stands for.
 */
export function isFootNote(cells: readonly CellValue[]): boolean {
  let before = ''
  for (const cell of cells) {
    if (cell === null || (typeof cell === 'string' && isBlankText(cell))) continue
    if (before === '') {
      if (typeof cell !== 'string' || !firstLetters.has(cell.trimStart().charAt(0))) return false
      const text = foldText(cell)
      if (!label.test(text) && !page.test(text)) return false
      before = text
      continue
    }
    const text = typeof cell === 'string' ? foldText(cell) : ''
    if (!before.endsWith(':') && !anyLabel.test(text) && !page.test(text)) return false
    before = text === '' ? 'x' : text
  }
  return before !== ''
}
