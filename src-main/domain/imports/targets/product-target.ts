import { recordTarget } from './record-target-fields.ts'

/** Products, known by their code. One without a code is known by its name. */
export const productTarget = recordTarget({
  name: 'products',
  title: 'name',
  keys: ['code'],
  words: {
    sure: {
      code: '产品编码 产品编号 商品编码 商品编号 物料编码 物料编号 物料号 存货编码 货号 产品代码 产品id 商品id sku skucode productcode productid itemcode partnumber',
      name: '产品 产品名称 商品名称 品名 物料名称 存货名称 货品名称 商品 product productname itemname',
      line: '产品线 产品系列 系列 产品类别 商品分类 产品大类 类别 series productline category productcategory',
      unit: '单位 计量单位 销售单位 unit uom',
      guidePrice: '指导价 标准价 销售价 售价 单价 目录价 零售价 标准售价 guideprice listprice salesprice price unitprice',
      active: '状态 是否启用 启用 在售 是否在售 active status',
    },
    weak: { code: '编码 编号 代码 code', name: '名称 name', guidePrice: '价格 参考价' },
    patterns: [],
    leftOut: '序号 规格 规格型号 型号 品牌 库存 备注 税率 条码 spec model brand stock remark taxrate',
  },
  fields: [
    { key: 'code', kind: 'text', columns: ['code'], required: true, fillable: true, identifies: 'code' },
    { key: 'name', kind: 'text', columns: ['name'], required: true, fillable: true, identifies: 'name', isName: true },
    { key: 'line', kind: 'text', columns: ['line'], watched: true },
    { key: 'unit', kind: 'text', columns: ['unit'] },
    { key: 'guidePrice', kind: 'money', columns: ['guide_price_fen'] },
    { key: 'active', kind: 'flag', columns: ['active'] },
  ],
  complete(row) {
    row['code'] ??= row['name'] ?? null
    row['name'] ??= row['code'] ?? null
  },
})

/** What a product costs in a price list from a day on. */
export const priceTarget = recordTarget({
  name: 'prices',
  title: 'product',
  keys: ['product'],
  words: {
    sure: {
      list: '价格表 价目表 价格体系 价格类型 价格等级 价目表名称 pricelist pricelistname pricebook pricebookname',
      product:
        '产品 产品名称 产品编码 产品编号 商品 商品名称 商品编码 物料编码 物料名称 品名 存货编码 sku product productname productcode itemcode',
      price: '价格 单价 含税单价 协议价 售价 结算价 供货价 price unitprice listprice agreedprice',
      from: '生效日期 生效日 开始日期 起始日期 有效期起 执行日期 effectivefrom startdate validfrom',
      to: '失效日期 截止日期 结束日期 有效期至 有效期止 effectiveto enddate validto',
    },
    weak: { from: '日期 date', to: '到期日' },
    patterns: [],
    leftOut: '序号 单位 规格 备注 币种 税率 unit spec remark currency',
  },
  fields: [
    { key: 'list', kind: 'text', columns: ['list'], required: true, watched: true },
    { key: 'product', kind: 'reference', columns: [], names: 'product', identifies: 'product' },
    { key: 'price', kind: 'money', columns: ['price_fen'], required: true },
    { key: 'from', kind: 'date', columns: ['effective_from'], required: true },
    { key: 'to', kind: 'date', columns: ['effective_to'] },
  ],
  fixed: ['list', 'effective_from'],
  identify: (row, { product }) => ({ product: JSON.stringify([product, row['list'], row['effective_from']]) }),
})
