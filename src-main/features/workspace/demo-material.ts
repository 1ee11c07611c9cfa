/** Three versions of one demo: the third drops the answer that customers asked about most. */
export const demoMaterial = {
  name: '产品演示',
  versions: [
    {
      note: '首版',
      body: '封面\n我们做什么\n产品参数\n典型客户\n联系方式',
      /** Days before today. */
      releasedAgo: 300,
    },
    {
      note: '加上服务承诺与同行案例',
      body: '封面\n您所在行业的三个难题\n产品参数\n同行案例：上线 6 周的结果\n服务承诺：技术问题 2 小时首响，48 小时上门\n价格与分期\n联系方式',
      releasedAgo: 150,
    },
    {
      note: '改为品牌版，篇幅减半',
      body: '封面\n品牌故事\n产品参数\n获奖情况\n服务承诺：按合同约定响应\n联系方式',
      releasedAgo: 32,
    },
  ],
} as const

export const demoProducts = [
  ['YQ-100', '台式检测仪', '检测仪器', '台', 12_800_000],
  ['YQ-200', '全自动检测仪', '检测仪器', '台', 36_000_000],
  ['SJ-010', '生化试剂盒', '诊断试剂', '盒', 128_000],
  ['SJ-020', '免疫试剂盒', '诊断试剂', '盒', 236_000],
  ['RJ-001', '实验室管理平台', '软件平台', '套', 18_000_000],
  ['FW-001', '年度运维', '运维服务', '年', 4_800_000],
] as const
