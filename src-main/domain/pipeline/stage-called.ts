import type { Stage } from './stages.ts'

const closings = {
  won: /^(?:closed?\s*[-_]?\s*)?(?:won|win|deal won)$|^(?:赢单|成交|已成交|签约|已签约|成单|签单)$/i,
  lost: /^(?:closed?\s*[-_]?\s*)?(?:lost|lose|deal lost)$|^(?:输单|丢单|失单|失败|流失|战败|已丢单)$/i,
  shelved: /^(?:on hold|suspended|cancell?ed|shelved)$|^(?:搁置|暂停|取消|无效|关闭|已关闭)$/i,
} as const
const first = /^(?:prospect(?:ing)?|new|initial contact|open)$|^(?:线索|初步接触|初步沟通|新建|潜在|立项|意向)$/i

/**
 * The stage that a list of another system means: by name or key, else what everybody calls won, lost, put off, and the
 * beginning. Undefined for words that are somebody's own: a person says once what they mean.
 */
export function stageCalled(stages: readonly Stage[], text: string): Stage | undefined {
  const named = stages.find(({ name, key }) => name === text || key.toLowerCase() === text.toLowerCase())
  if (named) return named
  for (const [closing, words] of Object.entries(closings))
    if (words.test(text)) return stages.find((stage) => stage.closing === closing)
  return first.test(text) ? stages[0] : undefined
}
