import type { TextReader } from './text-reader.ts'

/** Surnames of almost everybody, without those that mostly are words. */
const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严金魏陶姜谢邹窦章苏潘葛范彭鲁韦马方俞任袁柳鲍史唐费廉岑薛雷贺倪汤罗毕郝邬安傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄米贝伏戴宋庞熊纪舒屈祝董梁杜阮蓝季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房解丁邓洪包左石崔吉龚程邢裴陆翁荀甄曲封段侯武刘龙叶黎白邰索赖卓池乔温庄柴阎艾容古易廖耿匡文欧沃荆游权桓公'
const word = '[\\u4e00-\\u9fa5]'
const cue =
  '名下|负责|经手|对接|手上|主管|归属|手[里上]|的?(?=客户|商机|合同|报价|应收|回款|线索|返利|试用|逾期|[SABCD]级)|和|与|跟|、|谁|签|本|这|上|今|去|近|最近|有|在|拜|联系|经理'

const three = new RegExp(`([${surnames}]${word}(?![和与跟、的谁签本这上今去近有在名负归手])${word})(?=${cue})`, 'y')
const two = new RegExp(`([${surnames}](?![和与跟、的谁签])${word})(?=${cue})`, 'y')

const wholeName = new RegExp(`^[${surnames}]${word}{1,2}$`)

/** True for two or three characters that stand like a person's name. */
export function looksLikePerson(text: string): boolean {
  return wholeName.test(text)
}

/** A member by name; where no names are given, two or three characters that stand like a name. */
export function readPerson(reader: TextReader, known: readonly string[]): string | null {
  const listed = known.filter((name) => reader.text.startsWith(name, reader.at)).toSorted((a, b) => b.length - a.length)[0]
  if (listed !== undefined) {
    reader.at += listed.length
    return listed
  }
  if (known.length > 0) return null
  return (reader.take(three) ?? reader.take(two))?.[1] ?? null
}
