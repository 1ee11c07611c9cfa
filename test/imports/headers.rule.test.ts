import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '../../src-main/domain/imports/cell-value.ts'
import { headerWord, proposeColumns } from '../../src-main/domain/imports/column-mapping.ts'
import { findHeader, headerFingerprint, isTotalRow } from '../../src-main/domain/imports/find-header.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

const words = (line: string): string[] => line.split(',')
const sheet = (...lines: (readonly CellValue[])[]) =>
  lines.map((cells, i) => ({ number: i + 1, cells })).filter((row) => row.cells.length > 0)
const fields = (headers: readonly string[], samples: readonly (readonly CellValue[])[] = []) =>
  Object.fromEntries(proposeColumns(headers, samples).flatMap((c) => (c.field === null ? [] : [[c.field, c.header]])))

const scale = (header: string, samples: CellValue[] = []) => proposeColumns([header], [samples])[0]?.scale

const ledgerTop: CellValue[] = [
  ...words('序号,客户名称,统一社会信用代码,客户类型,所属行业,大区,省份,城市,业务员,联系人信息'),
  null,
  null,
  ...words('预算（万元）,年采购额（元）,最近拜访日期,服务到期日,客户来源,备注'),
]
const ledgerSecond: CellValue[] = [...Array<null>(9).fill(null), '姓名', '职务', '手机']
const ledgerRow: CellValue[] = [
  1,
  '甲乙有限公司',
  '91350100M000100Y43',
  '经销商',
  '建材',
  '东北',
  '辽宁省',
  '沈阳市',
  '陈静',
  '朱英',
  '设备科科长',
  16047247014,
  10,
  '¥9,370.46',
  '2025-11-14',
  46134,
  '展会扫码',
  '账期 60 天',
]

// Reference: FNV-1a 64 over UTF-16 little-endian bytes, in big integers.
function referencePrint(headers: string[]): string {
  let hash = 0xcbf29ce484222325n
  const text = headers.join('\u001f')
  for (let i = 0; i < text.length; i++)
    for (const byte of [text.charCodeAt(i) & 0xff, text.charCodeAt(i) >>> 8])
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash.toString(16).padStart(16, '0')
}

describe('the header row', () => {
  test('a ledger: titles, a maker line, two rows of header', () => {
    const found = findHeader(
      sheet(
        ['华东区客户台账（2026年2月）'],
        ['制表人：李娜', null, null, '制表日期：2026年2月25日'],
        ledgerTop,
        ledgerSecond,
        ledgerRow,
        [],
        ledgerRow,
      ),
      headerWord,
    )
    expect(found.headerRows).toEqual([3, 4])
    expect(found.headers.slice(8, 14)).toEqual([
      '业务员',
      '联系人信息 / 姓名',
      '联系人信息 / 职务',
      '联系人信息 / 手机',
      '预算（万元）',
      '年采购额（元）',
    ])
    expect(found.score).toBeGreaterThan(0.6)
    expect(fields(found.headers)).toEqual({
      name: '客户名称',
      uscc: '统一社会信用代码',
      type: '客户类型',
      industry: '所属行业',
      region: '大区',
      province: '省份',
      city: '城市',
      owner: '业务员',
      contactName: '联系人信息 / 姓名',
      contactTitle: '联系人信息 / 职务',
      contactPhone: '联系人信息 / 手机',
      budget: '预算（万元）',
      annualPurchase: '年采购额（元）',
      lastContactOn: '最近拜访日期',
      serviceEndOn: '服务到期日',
      source: '客户来源',
      remark: '备注',
    })
  })
  test('a row of known words amid rows of data is one of them', () => {
    const rows = Array.from({ length: 8 }, (_, n) => [`代号${n}`, `值${n}`, `甲${n}`])
    const found = findHeader(sheet(['代号', '内容', '组'], ...rows, ['客户名称', '电话', '区域'], ['a', 'b', 'c']), headerWord)
    expect(found.headerRows).toEqual([1])
  })
  test('headings in groups above a full header', () => {
    const found = findHeader(
      sheet(
        ['2026 客户表'],
        ['基本信息', null, null, '联系人', null, '交易'],
        words('客户名称,行业,城市,姓名,电话,年采购额(万元)'),
        ['甲公司', '建材', '大连', '王伟', '13812345678', 3],
      ),
      headerWord,
    )
    expect(found.headerRows).toEqual([2, 3])
    expect(found.headers).toEqual([
      '基本信息 / 客户名称',
      '基本信息 / 行业',
      '基本信息 / 城市',
      '联系人 / 姓名',
      '联系人 / 电话',
      '交易 / 年采购额(万元)',
    ])
    expect(fields(found.headers)).toMatchObject({
      name: '基本信息 / 客户名称',
      industry: '基本信息 / 行业',
      contactName: '联系人 / 姓名',
      annualPurchase: '交易 / 年采购额(万元)',
    })
    expect(proposeColumns(found.headers, []).at(-1)?.scale).toBe(10_000)
  })
  test('a second row of units', () => {
    const found = findHeader(sheet(words('客户名称,城市,年采购额'), [null, null, '（万元）'], ['甲公司', '大连', 3]), headerWord)
    expect(found).toMatchObject({ headerRows: [1, 2], headers: ['客户名称', '城市', '年采购额 / （万元）'] })
    expect(proposeColumns(found.headers, [])[2]).toMatchObject({ field: 'annualPurchase', scale: 10_000 })
  })
  test('blank and double headers, a header in row one', () => {
    const found = findHeader(
      sheet(['客户名称', null, '电话', '电话', '备注'], ['甲公司', 'x', '1', '2', '3'], ['乙公司', 'x', '1', '2', '3']),
      headerWord,
    )
    expect(found).toMatchObject({ headerRows: [1], headers: ['客户名称', '', '电话', '电话', '备注'] })
    expect(fields(found.headers)).toEqual({ name: '客户名称', contactPhone: '电话', remark: '备注' })
  })
  test('a list without header', () => {
    expect(
      findHeader(
        sheet(['甲乙有限公司', '13812345678', '2025-01-01', 5], ['丙丁有限公司', '13912345678', '2025-02-01', 6]),
        headerWord,
      ).headerRows,
    ).toEqual([])
    expect(findHeader([], headerWord)).toEqual({ headerRows: [], score: 0, headers: [] })
    expect(findHeader(sheet(['本表由各区域助理每周五更新']), headerWord).headerRows).toEqual([])
    expect(findHeader(sheet(['经销商'], ['终端客户'], ['代理商'], ['医院'], ['连锁门店']), headerWord).score).toBeLessThan(0.5)
  })
  test('unknown words, and a dictionary that is no list', () => {
    expect(
      findHeader(sheet(words('product,series,sales_price'), ['GTX Basic', 'GTX', '550'], ['MG', 'MG', '55']), headerWord)
        .headerRows,
    ).toEqual([1])
    expect(findHeader(sheet(words('甲列,乙列,丙列'), ['a', 'b', 1], ['c', 'd', 2]), headerWord)).toMatchObject({
      headerRows: [1],
      score: 0.05,
    })
    const dictionary = sheet(
      ['accounts', ...Array<null>(8).fill(null), 'sales_teams'],
      [
        'account',
        'sector',
        'year_established',
        'revenue',
        'employees',
        'office_location',
        'subsidiary_of',
        null,
        null,
        'sales_agent',
        'manager',
        'regional_office',
      ],
      [],
      ['products', null, null, null, null, null, 'sales_pipeline'],
      [
        'product',
        'series',
        'sales_price',
        null,
        null,
        null,
        'opportunity_id',
        'sales_agent',
        'product',
        'account',
        'deal_stage',
        'engage_date',
        'close_date',
        'close_value',
      ],
      [],
      [],
      [...Array<null>(7).fill(null), 'Relationship'],
    )
    const found = findHeader(dictionary, headerWord)
    expect(fields(found.headers)['name']).toBe(undefined)
  })
  test('total rows', () => {
    const totals: CellValue[][] = [
      ['合计', 5],
      [null, '总计：', 3],
      ['小 计'],
      ['本页合计(元)', 1],
      ['合计 2220 家'],
      ['Total'],
      ['　合计'],
    ]
    for (const cells of totals) expect(isTotalRow(cells), JSON.stringify(cells)).toBe(true)
    const rows: CellValue[][] = [
      ['合计算力有限公司'],
      [1, '甲公司', '合计'],
      [],
      [null],
      ['总部'],
      ['小计量仪器厂', '合计'],
      ['Total Energies'],
    ]
    for (const cells of rows) expect(isTotalRow(cells), JSON.stringify(cells)).toBe(false)
  })
  test('the fingerprint', () => {
    expect(headerFingerprint([])).toBe('cbf29ce484222325')
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...Array.from('客户名称公司abc123')), minLength: 1 })),
        (headers) => {
          expect(headerFingerprint(headers)).toBe(referencePrint(headers))
        },
      ),
      { seed },
    )
    expect(headerFingerprint(['客户名称 ', '电话'])).toBe(headerFingerprint(['客户名称', '电话']))
    expect(headerFingerprint(['客户名称', '电话'])).not.toBe(headerFingerprint(['客户名称电话']))
  })
})

describe('columns by their headers', () => {
  test.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'an ERP export',
      '编码,往来单位,税号,单位性质,行业,销售区域,省,市,跟单员,联络人,岗位,联系电话,预算额度,本年累计采购金额,末次联系,合同截止,渠道,说明',
      {
        name: '往来单位',
        uscc: '税号',
        type: '单位性质',
        industry: '行业',
        region: '销售区域',
        province: '省',
        city: '市',
        owner: '跟单员',
        contactName: '联络人',
        contactTitle: '岗位',
        contactPhone: '联系电话',
        budget: '预算额度',
        annualPurchase: '本年累计采购金额',
        lastContactOn: '末次联系',
        serviceEndOn: '合同截止',
        source: '渠道',
        remark: '说明',
      },
    ],
    [
      'a CRM export',
      'ID,公司名,信用代码,类别,行业分类,区域,省/直辖市,城市,负责人,主要联系人,职位,电话,预算(万),近12个月采购额,上次跟进时间,服务截止日期,来源,跟进备注',
      {
        name: '公司名',
        uscc: '信用代码',
        type: '类别',
        industry: '行业分类',
        region: '区域',
        province: '省/直辖市',
        city: '城市',
        owner: '负责人',
        contactName: '主要联系人',
        contactTitle: '职位',
        contactPhone: '电话',
        budget: '预算(万)',
        annualPurchase: '近12个月采购额',
        lastContactOn: '上次跟进时间',
        serviceEndOn: '服务截止日期',
        source: '来源',
        remark: '跟进备注',
      },
    ],
    [
      'a CRM cloud',
      '客户名称,客户编号,客户级别,客户状态,客户行业,客户来源,省,市,详细地址,电话,客户所有人,所属部门,最新跟进时间,最后跟进人,最新跟进内容,创建时间,客户标签,统一社会信用代码/税号',
      {
        name: '客户名称',
        industry: '客户行业',
        source: '客户来源',
        province: '省',
        city: '市',
        contactPhone: '电话',
        owner: '客户所有人',
        lastContactOn: '最新跟进时间',
        tags: '客户标签',
        uscc: '统一社会信用代码/税号',
      },
    ],
    [
      'an address list',
      '姓名,企业,职务,手机,邮箱,标签,添加人,添加时间,来源',
      {
        contactName: '姓名',
        name: '企业',
        contactTitle: '职务',
        contactPhone: '手机',
        contactEmail: '邮箱',
        tags: '标签',
        owner: '添加人',
        source: '来源',
      },
    ],
    [
      'accounts',
      'account,sector,year_established,revenue,employees,office_location,subsidiary_of',
      { name: 'account', industry: 'sector' },
    ],
    [
      'opportunities',
      'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
      { name: 'account', owner: 'sales_agent' },
    ],
    ['agents', 'sales_agent,manager,regional_office', { owner: 'sales_agent', region: 'regional_office' }],
    ['products', 'product,series,sales_price', {}],
    [
      'English CRM',
      'Account Name,Industry,Account Owner,Billing State/Province,Billing City,Phone,Lead Source,Last Activity,Contract End Date,Name,Email,Description',
      {
        name: 'Account Name',
        industry: 'Industry',
        owner: 'Account Owner',
        province: 'Billing State/Province',
        city: 'Billing City',
        contactPhone: 'Phone',
        source: 'Lead Source',
        lastContactOn: 'Last Activity',
        serviceEndOn: 'Contract End Date',
        contactName: 'Name',
        contactEmail: 'Email',
        remark: 'Description',
      },
    ],
    [
      'English sheet',
      'Customer Name,Sector,Region,City,Owner,Phone,Budget ($k)',
      {
        name: 'Customer Name',
        industry: 'Sector',
        region: 'Region',
        city: 'City',
        owner: 'Owner',
        contactPhone: 'Phone',
        budget: 'Budget ($k)',
      },
    ],
    [
      'orders',
      '行 ID,订单 ID,订单日期,发货日期,邮寄方式,客户 ID,客户名称,细分,城市,省/自治区,国家,地区,产品 ID,类别,子类别,产品名称,销售额,数量,折扣,利润',
      { name: '客户名称', type: '细分', city: '城市', province: '省/自治区', region: '地区' },
    ],
    ['both names', '客户,客户名称,联系人,简称', { name: '客户名称', contactName: '联系人', shortName: '简称' }],
  ])('%s', (_, line, expected) => expect(fields(words(line))).toEqual(expected))

  test('units', () => {
    expect(
      [
        '预算（万元）',
        '预算(万)',
        '预算/万元',
        '年采购额（元）',
        '年采购额(千元)',
        '年采购额【亿】',
        '年采购额',
        '预算 (单位：万元)',
        '年采购额（百万元）',
        'Budget ($k)',
      ].map((h) => scale(h)),
    ).toEqual([10_000, 10_000, 10_000, 1, 1000, 100_000_000, 1, 10_000, 1_000_000, 1000])
    expect(scale('备注（万元）')).toBe(1)
    expect(scale('预算额度', ['10', '200', '50', '80', '350'])).toBe(10_000)
    expect(scale('预算额度', ['100000', '200', '50', '80', '350'])).toBe(1)
    expect(scale('预算额度(元)', ['10', '200', '50', '80', '350'])).toBe(1)
    expect(scale('年采购额', ['10', '200', '50', '80', '350'])).toBe(1)
    expect(proposeColumns(['年采购额 / （万元）'], [])[0]).toMatchObject({ field: 'annualPurchase', scale: 10_000 })
  })
})

describe('columns by their values', () => {
  test('without headers', () => {
    const proposals = proposeColumns(
      ['', '', '', '', '', ''],
      [
        [1, 2, 3],
        ['甲乙有限公司', '丙丁股份有限公司', '南京市第一人民医院'],
        ['91350100M000100Y43', '91310115MA1H00004A', null],
        [13812345678, '13912345678', '021-67565885'],
        ['广东省', '浙江', '上海'],
        ['a@b.cn', 'c@d.com', null],
      ],
    )
    expect(proposals.map((p) => p.field)).toEqual([null, 'name', 'uscc', 'contactPhone', 'province', 'contactEmail'])
    expect(proposals[1]).toMatchObject({ by: 'values', scale: 1 })
    expect(proposals[0]).toMatchObject({ by: 'none', confidence: 0 })
  })
  test('values that contradict the header', () => {
    expect(
      fields(
        ['客户', '单位'],
        [
          ['1001', '1002', '1003'],
          ['甲公司', '乙公司', '丙公司'],
        ],
      ),
    ).toEqual({ name: '单位' })
  })
  test('each field once, whatever the headers', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '客户名称',
            '公司',
            '电话',
            '手机',
            '联系人',
            '姓名',
            '区域',
            '地区',
            '省',
            '备注',
            '',
            'name',
            '???',
            '合同到期',
          ),
        ),
        (headers) => {
          const proposals = proposeColumns(headers, [])
          const given = proposals.flatMap((p) => (p.field === null ? [] : [p.field]))
          expect(new Set(given).size).toBe(given.length)
          expect(proposals.map((p) => p.index)).toEqual(headers.map((_, i) => i))
        },
      ),
      { seed },
    )
  })
})
