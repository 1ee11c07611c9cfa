import { buildWorkbook } from './workbook-builder.ts'

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** What a list that people keep by hand looks like: a title, a date line, odd column names, mixed writings, a total. */
export function messyCustomers(customers = 40): Buffer {
  const rows: string[][] = [
    ['2026 年客户台账'],
    ['制表：李娜', '', '', '2026年2月25日'],
    [
      '单位名称',
      '客户性质',
      '所属行业',
      '大区',
      '城市',
      '业务员',
      '来源渠道',
      '年采购额（万元）',
      '最近拜访',
      '服务到期日',
      '备注',
    ],
  ]
  const owners = ['陈静', '王强', '']
  for (let n = 1; n <= customers; n++) {
    // Every fifth was last seen long ago; every seventh has a service that ends soon.
    const seen = n % 5 === 0 ? '2025/6/1' : n % 2 === 0 ? '2026-2-20' : '2026年2月18日'
    const ends = n % 7 === 0 ? '2026.3.5' : '2027-01-31'
    rows.push([
      `杭州第${n}精密机械有限公司`,
      n % 2 === 0 ? '经销商' : '终端客户',
      '机械制造',
      '华东',
      '杭州',
      owners[n % 3] ?? '',
      '展会',
      String(n * 3),
      n === 13 ? '上回见过' : seen,
      ends,
      n === 4 ? '<script>alert(1)</script>' : '',
    ])
  }
  rows.push([], ['合计', '', '', '', '', '', '', '2460'])
  const cell = (text: string) => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escape(text)}</t></is></c>`)
  return buildWorkbook({ sheet: rows.map((cells, index) => `<row r="${index + 1}">${cells.map(cell).join('')}</row>`).join('') })
}
