import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import { SheetFailure, type SheetFailureCode } from '../../adapters/sheets/sheet-source.ts'

const words: Readonly<Record<SheetFailureCode, string>> = {
  'empty-file': '这个文件是空的，里面没有任何内容。请确认导出是否成功，再重新选择。',
  'not-a-spreadsheet':
    '这不是表格文件。请选择 Excel（.xlsx、.xls）或 CSV 文件；如果是截图、Word 或 PDF，请先复制到 Excel 里保存。',
  encrypted: '这个 Excel 文件设了打开密码，读不到内容。请在 Excel 里“文件 › 信息 › 保护工作簿”取消密码后另存，再导入。',
  truncated: '这个文件不完整，可能没有下载或复制完。请重新下载或重新导出后再试；没有导入任何数据。',
  damaged: '这个文件已损坏，无法完整读取。请用 Excel 或 WPS 打开并另存为新的 .xlsx 再试；没有导入任何数据。',
  'unknown-encoding': '无法识别这个文本文件的编码。请用 Excel 打开后另存为“CSV UTF-8”或 .xlsx 再导入。',
  mhtml: '这是网页归档（MHTML）文件，只是用了表格的扩展名。请用 Excel 打开后另存为 .xlsx 再导入。',
  'unsafe-xml': '这个文件含有不安全的 XML 声明，已拒绝读取。请用 Excel 打开并另存为新文件后再试。',
  'too-large': '这个文件展开后过大，超出单次导入的上限。请拆成几个文件分别导入。',
  'cell-too-large': '有一个单元格的内容超过 4 MB，不像是正常的名单。请删掉那个单元格的内容后再导入。',
  'no-sheet': '这个工作簿里没有可读的工作表。请在 Excel 里确认工作表没有被深度隐藏，另存后再试。',
  unreadable: '这个文件无法读取。请用 Excel 或 WPS 打开并另存为新的 .xlsx 再试。',
}

/** What is wrong with a file, as a failure of `imports` that says what to do. */
export function fileFailure(error: unknown): unknown {
  if (!(error instanceof SheetFailure)) return error
  return new CallFailed({
    code: `imports.${error.code}`,
    kind: 'invalid',
    message: words[error.code],
    details: { ...error.details },
  })
}
