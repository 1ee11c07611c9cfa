export const helpText = `jingwei — 经纬命令行

  jingwei call <slice>.<method> [json|-] -w FILE.jw     调用任一接口，输出 JSON；接口做出文件的，写到 -o FILE
  jingwei import FILE -w FILE.jw --yes                  导入名单（没有工作区就新建）
        [--as customers|contacts|opportunities|…] [--mode upsert|create|update] [--key uscc,name] [--create-customers]
        [--json] [--sheet 名称|甲,乙|'*'] [--header 3,4|none] [--map 列名=字段 …] [--fill-merged] [--rejected FILE.xlsx|FILE.csv] [--english]
  jingwei export customers|opportunities|… --format xlsx|csv|json -w FILE.jw [-o FILE] [--filter JSON] [--search 词] [--fields a,b]
        [--group region] [--english]
  jingwei feed -w FILE.jw [--tier S,A] [--format json|csv] [-o FILE]  服务数据，给呼叫中心；不带 -o 时写到标准输出
  jingwei verify FILE.pdf|凭证号|报价编号 -w FILE.jw      报价单是不是当前生效的那一份（是则退出状态 0）
  jingwei alerts -w FILE.jw                             评估提醒规则并列出未处理的提醒
  jingwei backup -w FILE.jw                             立即备份
  jingwei restore BACKUP.jw -w FILE.jw                  从备份恢复（当前文件会先备份）
  jingwei doctor [-w FILE.jw]                           检查运行环境和工作区
  jingwei demo --rows N --seed S -w FILE.jw             新建演示工作区（同样的 N 和 S 得到同样的数据）
  jingwei serve [-w FILE.jw] [--port N] [--no-open]     在浏览器里使用
  jingwei rule NAME                                     从标准输入读算例（JSON 数组），输出结果；不带名称时列出全部规则

  --today YYYY-MM-DD   按这一天计算    --data-dir DIR   程序数据文件夹    --json   只输出 JSON

退出状态：0 成功；1 内部错误；2 输入有误；3 找不到；4 冲突；5 条件不符；6 无权限；7 已取消；8 外部原因（磁盘、网络）`
