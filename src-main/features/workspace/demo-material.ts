/** Versions of one demo: the third drops the answer that customers asked about most, the fourth waits for its test. */
export const demoMaterial = {
  name: '产品演示',
  versions: [
    {
      note: '首版',
      body: '封面\n\n我们做什么\n\n产品参数\n\n典型客户\n\n联系方式',
      keyPages: '2,3',
      commitments: '',
      /** Days before today; null: not out yet. */
      releasedAgo: 300,
    },
    {
      note: '加上服务承诺与同行案例',
      body: '封面\n\n您所在行业的三个难题\n\n产品参数\n\n同行案例\n上线 6 周的结果\n\n服务承诺\n技术问题 2 小时首响\n48 小时上门\n\n价格与分期\n\n联系方式',
      keyPages: '2,4,5',
      commitments: '技术问题 2 小时首响\n48 小时上门',
      releasedAgo: 150,
    },
    {
      note: '改为品牌版，篇幅减半',
      body: '封面\n\n品牌故事\n\n产品参数\n\n获奖情况\n\n服务承诺\n按合同约定响应\n\n联系方式',
      keyPages: '2,5',
      commitments: '按合同约定响应',
      releasedAgo: 32,
    },
    {
      note: '恢复同行案例；首响承诺改为 4 小时',
      body: '封面\n\n您所在行业的三个难题\n\n产品参数\n\n同行案例\n上线 6 周的结果\n\n服务承诺\n技术问题 4 小时首响\n48 小时上门\n其他问题：按合同约定响应\n\n联系方式',
      keyPages: '2,4,5',
      commitments: '技术问题 4 小时首响\n48 小时上门\n按合同约定响应',
      releasedAgo: null,
    },
  ],
} as const

/** Colleagues of other departments, who review what sales shows to customers. */
export const demoReviewers = [
  ['苏文静', 'finance'],
  ['顾明远', 'legal'],
  ['江一帆', 'product'],
] as const

export const demoProducts = [
  ['YQ-100', '台式检测仪', '检测仪器', '台', 12_800_000],
  ['YQ-200', '全自动检测仪', '检测仪器', '台', 36_000_000],
  ['SJ-010', '生化试剂盒', '诊断试剂', '盒', 128_000],
  ['SJ-020', '免疫试剂盒', '诊断试剂', '盒', 236_000],
  ['RJ-001', '实验室管理平台', '软件平台', '套', 18_000_000],
  ['FW-001', '年度运维', '运维服务', '年', 4_800_000],
] as const
