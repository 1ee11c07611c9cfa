import { HeaderVocabulary } from '../header-vocabulary.ts'

/** Normalised headers of ledgers, ERP, CRM and address-list exports. In each list the sure ones; `weak` ones may mean something else. */
const sure: Readonly<Record<string, string>> = {
  name:
    '客户名称 客户名 客户全称 公司名 公司名称 公司全称 单位名称 单位全称 企业名称 企业全称 往来单位 往来单位名称 往来单位全称 往来户 往来户名称 客商 客商名称 ' +
    '购货单位 购货单位名称 购买方名称 购方名称 客户单位 客户公司 客户公司名称 客户企业名称 所属客户 医院名称 机构名称 经销商名称 代理商名称 终端名称 门店名称 学校名称 客户或公司名称 ' +
    'account accountname company companyname customer customername client clientname organization organisation organizationname organisationname businessname',
  shortName: '简称 客户简称 公司简称 单位简称 企业简称 往来单位简称 客商简称 shortname alias abbreviation 别名',
  uscc:
    '统一社会信用代码 社会信用代码 信用代码 统一信用代码 统一社会信用代码税号 税号 纳税人识别号 纳税识别号 纳税人登记号 纳税人税号 纳税号 购方税号 购买方税号 企业信用代码 ' +
    'uscc taxid taxnumber taxno taxcode creditcode socialcreditcode unifiedsocialcreditcode vatnumber',
  type:
    '客户类型 客户类别 客户分类 客户性质 客户属性 单位性质 企业性质 公司性质 单位类型 单位类别 企业类型 公司类型 往来单位类型 往来单位类别 往来单位性质 客户种类 ' +
    'customertype accounttype clienttype customercategory companytype',
  industry:
    '行业 所属行业 行业分类 行业类别 行业类型 行业名称 客户行业 所在行业 经营行业 一级行业 industry sector vertical industrytype',
  region:
    '区域 大区 销售区域 所属区域 所属大区 销售大区 片区 战区 所在区域 客户区域 区域名称 大区名称 region salesregion territory salesterritory',
  province:
    '省 省份 所在省 所在省份 所属省份 所属省 省直辖市 省自治区 省自治区直辖市 省级 客户省份 province provincestate stateprovince state billingstate billingstateprovince',
  city: '市 城市 所在城市 所在市 所属城市 所属市 地市 地级市 客户城市 市区 市地区 市区县 city billingcity cityname',
  budget:
    '预算 预算金额 预算额度 预算范围 采购预算 项目预算 年度预算 客户预算 预算区间 budget budgetrange budgetamount annualbudget',
  source:
    '来源 客户来源 线索来源 来源渠道 渠道来源 信息来源 获客渠道 获客来源 客户渠道 数据来源 source leadsource accountsource customersource origin',
  owner:
    '负责人 业务员 跟单员 销售员 销售人员 销售代表 客户经理 业务经理 业务代表 跟进人 跟进人员 归属人 所有人 所有者 客户负责人 客户所有人 责任人 业务负责人 专管业务员 分管业务员 分管人员 专营业务员 销售负责人 ' +
    '归属销售 所属销售 所属员工 添加人 负责销售 负责业务员 负责人姓名 负责员工 owner ownername salesagent salesrep salesperson salesrepresentative accountowner customerowner accountmanager assignedto',
  annualPurchase:
    '年采购额 年采购金额 年度采购额 年度采购金额 近12个月采购额 近12个月采购金额 近12月采购额 近一年采购额 本年累计采购金额 本年累计采购额 本年采购额 累计采购额 累计采购金额 采购额 采购金额 年采购量额 ' +
    '年进货额 年度进货额 annualpurchase annualpurchases annualpurchaseamount purchaseamount annualspend purchaseslast12months',
  lastContactOn:
    '末次联系 末次联系日期 末次联系时间 上次联系 上次跟进 最近跟进 最近联系 最近拜访 最后联系 最后跟进 最后拜访 最近互动 最近活动 末次跟进 跟进日期 跟进时间 最近一次联系 最近一次跟进 ' +
    'lastcontact lastcontacted lastcontactdate lastcontacton lastcontacttime lastactivity lastactivitydate lastactivitytime lastfollowup lastfollowupdate lastvisit lastvisitdate lastcontactedat',
  serviceEndOn:
    '服务到期日 合同截止 合同到期 服务截止 服务到期 服务期至 服务期限至 维保到期 质保到期 合同期至 合同有效期至 ' +
    'serviceend serviceendon serviceenddate contractend contractenddate contractexpiry contractexpirydate renewaldate serviceexpiry serviceexpirydate',
  tags: '标签 客户标签 企业标签 公司标签 标签名称 tag tags label labels',
  remark: '备注 备注信息 备注说明 客户备注 跟进备注 说明 附注 remark remarks note notes memo comment comments',
  contactName:
    '联系人 主要联系人 首要联系人 联络人 联系人姓名 联系人名称 联系人名 对接人 对接人姓名 关键联系人 客户联系人 第一联系人 主联系人 ' +
    'contact contactname contactperson contactfullname primarycontact primarycontactname maincontact',
  contactTitle: '职务 职位 岗位 联系人职务 联系人职位 联系人岗位 jobtitle contacttitle position jobposition',
  contactPhone:
    '手机 电话 联系电话 联系方式 手机号 手机号码 电话号码 联系人电话 联系人手机 联系人手机号 联系人联系方式 联系手机 移动电话 固定电话 固话 座机 办公电话 公司电话 客户电话 ' +
    'phone mobile tel telephone phonenumber phoneno mobilephone mobileno mobilenumber cellphone contactphone contactmobile contactnumber contactphonenumber',
  contactEmail: '邮箱 电子邮箱 电子邮件 邮件 邮件地址 邮箱地址 联系人邮箱 联系邮箱 email mail emailaddress contactemail',
  decisionRole: '决策链角色 决策角色 决策链 联系人角色 采购角色 决策权 decisionrole buyingrole contactrole',
}

const weak: Readonly<Record<string, string>> = {
  name: '客户 公司 单位 企业 名称 抬头 发票抬头 开票名称 开票单位 医院 经销商 门店 购买方 business name',
  uscc: '组织机构代码 营业执照号 营业执照号码 营业执照注册号 工商注册号 证件号码',
  type: '类型 类别 性质 分类 细分 type category segment',
  industry: '细分行业 领域 应用领域 二级行业',
  region: '地区 所属地区 区域办事处 办事处 area regionaloffice zone',
  province: '省市 省份城市 所在省市',
  city: '县市 town',
  budget: '意向金额 预计采购金额 预计金额',
  source: '渠道 销售渠道 channel',
  owner: '销售 业务 跟进 rep representative 区域经理 地区经理 销售经理 服务人员 客服',
  annualPurchase: '交易额 成交额 成交金额 年销售额 年度销售额 累计销售额 年成交额 年交易额',
  serviceEndOn: '到期日 到期日期 到期时间 截止日期 截止日 结束日期 有效期至 enddate expirydate expirationdate expiry',
  remark: '描述 摘要 其他 description summary',
  contactName: '姓名 fullname name',
  contactTitle: '职称 title',
  decisionRole: '角色 role',
}

const patterns: readonly (readonly [string, number, RegExp])[] = [
  [
    'lastContactOn',
    0.9,
    /^(?:最近|最后|末次|上次|最新|上一次)(?:一次)?(?:联系|跟进|拜访|沟通|互动|活动|回访|走访|接触)(?:日期|时间|日)?$/,
  ],
  ['serviceEndOn', 0.9, /^(?:服务|合同|维保|质保|授权|协议|产品)(?:期限?|有效期)?(?:到期|截止|结束|终止|届满)(?:日期|时间|日)?$/],
  [
    'annualPurchase',
    0.85,
    /^(?:近|过去|最近)?(?:12|十二|一|1|本|去|上|全)?(?:个月|月|年)度?(?:累计)?(?:采购|进货|购买|交易|成交|销售)(?:总?额|总?金额)$/,
  ],
  [
    'annualPurchase',
    0.85,
    /^(?:采购|进货|购买)(?:总?额|总?金额|情况)(?:本年|今年|当年|全年|年度|近一年|(?:19|20)\d\d年?度?)(?:累计)?$/,
  ],
  ['annualPurchase', 0.85, /^(?:19|20)\d\d年?度?(?:累计)?(?:采购|进货|购买)(?:总?额|总?金额)$/],
  ['uscc', 0.9, /^(?:客户|公司|企业|单位)?(?:统一)?(?:社会)?信用(?:代码|编码|号)(?:证)?$|^.{0,4}税号$/],
  ['contactPhone', 0.8, /^(?:联系人|客户|公司|负责人)?(?:联系)?(?:手机|电话)(?:号码?)?\d?$/],
  ['contactName', 0.8, /^(?:客户|公司|单位)?(?:主要|首要|第一)?(?:联系人|联络人|对接人)(?:姓名)?\d?$/],
  ['budgetMin', 0.9, /^预算(?:金额)?(?:下限|最低|最小|起)$|^budget(?:from|min|minimum)$/],
  ['budgetMax', 0.9, /^预算(?:金额)?(?:上限|最高|最大|止)$|^budget(?:to|max|maximum)$/],
  ['budget', 0.8, /^.{0,6}预算(?:金额|额度|范围)?$/],
  ['tags', 0.7, /标签$/],
  ['remark', 0.7, /备注\d?$/],
]

/** Headers known to be no field of a customer: they speak for a row being a header, and are left out. */
const leftOut =
  '序号 编号 编码 id 客户编码 客户编号 客户id 客户代码 往来单位编码 单位编码 行id 订单id 产品id 订单编号 no number code rowid index 订单日期 发货日期 数量 单价 金额 销售额 利润 折扣 ' +
  '创建时间 创建日期 创建人 修改时间 更新时间 录入时间 录入人 地址 详细地址 客户地址 传真 网址 网站 邮编 国家 客户级别 客户等级 级别 等级 状态 客户状态 部门 所属部门 产品名称 产品 ' +
  'product series salesprice opportunityid dealstage engagedate closedate closevalue createdat createdtime updatedat address website country status stage manager employees revenue'

/** How customers' columns are called. Ids are left to their look: every ERP has codes of its own. */
export const customerVocabulary = new HeaderVocabulary({
  sure,
  weak,
  patterns,
  leftOut,
  under: {
    heading: /联系人|联络人|对接人|联系信息|联系方式|contact/,
    leaves: {
      姓名: 'contactName',
      名称: 'contactName',
      name: 'contactName',
      职务: 'contactTitle',
      title: 'contactTitle',
      角色: 'decisionRole',
      role: 'decisionRole',
    },
    fields: new Set(['contactName', 'contactTitle', 'contactPhone', 'contactEmail', 'decisionRole', 'remark']),
  },
})
