/** What reading a file noticed, by cause. */
export const fileCauses = {
  'date-order-dmy': '按 日/月/年 读的日期列',
  'date-order-mdy': '按 月/日/年 读的日期列',
  'date-order-yymd': '按 年/月/日（两位年份）读的日期列',
  'date-order-unsure': '分不清日和月的日期列（按 月/日/年 读），请核对',
  'shared-string-missing': '文件内部缺失的文字（按 #REF! 读）',
  'merges-cut': '合并单元格过多，部分未记下',
  'undecodable-bytes': '文件中有无法识别的字符',
  'unterminated-quote': '引号没有成对，按普通字符读',
  'stray-quote': '文字中间的引号，按普通字符读',
}
