import { readFileSync, writeFileSync } from 'node:fs'
import { actAs, approveAll, newQuote, quoteDesk } from '../_harness/quote-desk.ts'
import { expect, test } from '../_harness/journey.ts'

const people = { product: '李产品', finance: '王财务', legal: '赵法务' } as const
const members = [
  ['陈销售', '销售'],
  ['李产品', '产品'],
  ['王财务', '财务'],
  ['赵法务', '法务'],
] as const
test('a quote leaves with its letterhead in both languages, and the checker knows what comes back', async ({ desk }, info) => {
  test.setTimeout(180_000)
  const { page } = desk
  await quoteDesk(page, members)

  // The letterhead, once.
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('tab', { name: '公司抬头' }).click()
  await page.getByLabel('公司名称 中文').fill('经纬医疗科技（上海）有限公司')
  await page.getByLabel('公司名称 English').fill('Jingwei Medical Technology (Shanghai) Co., Ltd.')
  await page.getByLabel('地址 中文').fill('上海市徐汇区漕宝路 1 号 6 楼')
  await page.getByLabel('地址 English').fill('6/F, 1 Caobao Road, Xuhui, Shanghai')
  await page.getByLabel('页尾说明 中文').fill('开户行：中国工商银行上海漕河泾支行　账号：1001 2345 0900 0123 456')
  await page.getByLabel('电话').fill('021-6400 0000')
  await page.getByLabel('邮箱').fill('sales@jingwei.example')
  // Any picture will do: the corner of the window.
  const logo = await page.screenshot({ clip: { x: 0, y: 0, width: 150, height: 44 } })
  await page.locator('.letterhead input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo })
  await expect(page.locator('.letterhead-logo img')).toBeVisible()
  await page.getByLabel('留出客户签字盖章处').check()
  await page.getByRole('button', { name: '保存抬头' }).click()
  await expect(page.getByText('已保存，新开的报价单会用上')).toBeVisible()
  await page.screenshot({ path: info.outputPath('letterhead.png') })

  const many = Array.from(
    { length: 34 },
    (_, at) =>
      `生化试剂盒（第 ${at + 1} 种）\tR-${100 + at}\t${at % 3 === 0 ? '60 人份，2–8 ℃ 避光保存，有效期十二个月' : '24T'}\t盒\t${at + 2}\t\t${1080 + at}.50\t13`,
  )
  await newQuote(page, ['全自动生化分析仪\tBS-2000\t2000 测试/时\t台\t2\t\t612000\t13%', ...many].join('\n'))
  await page.getByRole('button', { name: '报价单 PDF / 打印 / Excel' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('.paper-pages img')).toHaveCount(3)
  await page.screenshot({ path: info.outputPath('draft-dialog.png') })
  const saved = async (button: string, name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: button }).click()])
    const path = info.outputPath(name)
    await download.saveAs(path)
    return { path, name: download.suggestedFilename() }
  }
  const draft = await saved('保存 PDF', 'draft.pdf')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.getByRole('button', { name: '提交审批' }).click()
  await approveAll(page, people, ['300000', ...many.map(() => '500')])
  const voucher = /JW\d{4}-[0-9A-Z]+-[0-9A-Z]/.exec((await page.locator('.quote-in-force').textContent()) ?? '')?.[0] ?? ''
  await actAs(page, '陈销售')
  await page.getByRole('button', { name: '报价单 PDF / 打印 / Excel' }).click()
  await expect(dialog.locator('.paper-pages img')).toHaveCount(3)
  await page.screenshot({ path: info.outputPath('dialog.png') })
  const chinese = await saved('保存 PDF', 'quote-zh.pdf')
  expect(chinese.name).toMatch(/^报价单 Q2602-.* V1\.1\.pdf$/)
  await dialog.getByText('English').click()
  await expect(dialog.locator('.paper-pages')).toHaveAttribute('aria-busy', 'false')
  const english = await saved('保存 PDF', 'quote-en.pdf')
  expect(english.name).toMatch(/^Quotation Q2602-.* V1\.1\.pdf$/)
  const book = await saved('保存 Excel', 'quote.xlsx')
  expect(book.name).toMatch(/^Quotation .*\.xlsx$/)
  // What the printer gets: the same pages, one sheet each, and nothing else.
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  // What comes back.
  await page.getByRole('link', { name: '报价', exact: true }).click()
  await page.getByRole('button', { name: '验真' }).click()
  const verdict = dialog.getByRole('status')
  const file = dialog.locator('input[type=file]')
  await file.setInputFiles(chinese.path)
  await expect(verdict).toContainText('是当前生效的报价')
  await expect(verdict).toContainText(voucher)
  await page.screenshot({ path: info.outputPath('in-force.png') })
  await file.setInputFiles(english.path)
  await expect(verdict).toContainText('是当前生效的报价')
  await file.setInputFiles(draft.path)
  await expect(verdict).toContainText('已被新版本取代')
  await expect(verdict).toContainText('现在生效的是 V1.1')
  await page.screenshot({ path: info.outputPath('superseded.png') })
  const altered = readFileSync(chinese.path)
  const at = altered.indexOf(Buffer.from([0xff, 0xda]))
  altered[at + 500] = (altered[at + 500] ?? 0) ^ 1
  writeFileSync(info.outputPath('altered.pdf'), altered)
  await file.setInputFiles(info.outputPath('altered.pdf'))
  await expect(verdict).toContainText('与本系统开出的文件不一致')
  await page.screenshot({ path: info.outputPath('altered.png') })
  await file.setInputFiles({ name: '别人的.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') })
  await expect(verdict).toContainText('认不出这份报价')
  await file.setInputFiles({ name: '不是.pdf', mimeType: 'application/pdf', buffer: Buffer.from('hello') })
  await expect(dialog).toContainText('这不是 PDF 文件')
  await dialog.getByLabel('凭证号或报价编号').fill(`凭证 ${voucher} V1.1`)
  await expect(verdict).toContainText('是当前生效的报价')
  await dialog.getByLabel('凭证号或报价编号').fill(`${voucher.slice(0, -1)}${voucher.endsWith('7') ? '8' : '7'}`)
  await expect(verdict).toContainText('凭证号有误')
  expect(desk.complaints).toEqual([])
})
