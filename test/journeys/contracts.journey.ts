import { chooseFile, expect, test } from '../_harness/journey.ts'

const csv = Buffer.from(
  '合同编号,合同名称,客户名称,合同金额（万元）,签订日期,开始日期,到期日期,合同状态,负责人\n' +
    'HT-001,年度采购框架,甲科技有限公司,120,2026-01-05,2026-01-10,2027-01-09,执行中,张伟\n' +
    'HT-002,服务合同,乙贸易有限公司,3.5,2026-02-01,2026-03-01,2026-12-31,待签,李娜\n',
)

test('contracts come in from a file with their customers, are shown, changed and added by hand', async ({ desk }) => {
  const { page } = desk
  await page.getByRole('button', { name: '建立空白工作区' }).click()
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await chooseFile(page, '合同台账.csv', csv)
  await page.getByRole('checkbox', { name: /还没有的客户，一并新建/ }).check()
  await page.getByRole('button', { name: /核对数据/ }).click()
  await page.getByRole('button', { name: /导入 2 份合同/ }).click()
  await page.getByRole('button', { name: /合同/ }).last().click()
  const cells = (field: string) => page.locator(`.view-layer:not([hidden]) .ag-cell[col-id="${field}"]`)
  await expect(cells('number')).toHaveText(['HT-002', 'HT-001'])
  await expect(cells('endsOn').last()).toHaveText(/2027/)
  await cells('endsOn').last().dblclick()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('2027-06-30')
  await page.keyboard.press('Enter')
  await expect(cells('endsOn').last()).toHaveText(/2027-06-30/)
  await page.getByRole('button', { name: '登记合同' }).click()
  const dialog = page.getByRole('dialog')
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/contract-form.png` })
  await dialog.getByLabel('客户').fill('甲科技有限公司')
  await dialog.getByLabel('合同名称').fill('补充协议')
  await dialog.getByLabel('合同金额').fill('2.5万')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(cells('name').first()).toHaveText('补充协议')
  await expect(cells('amount').first()).toHaveText(/25,000/)
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/contracts.png` })
})
