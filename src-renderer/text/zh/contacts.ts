export const contacts = {
  title: '联系人',
  label: '联系人表格',
  search: '搜索姓名、职务、电话、客户',
  rows: (count: string) => `${count} 个联系人`,
  removed: (count: string) => `已删除 ${count} 个联系人`,
  inferred: '角色由职务推断',
  noMatch: '没有符合条件的联系人',
  emptyTitle: '还没有联系人',
  emptyBody: '导入客户表时带上联系人，或在客户的侧栏里添加。',
}
