export interface DaysRead {
  /** In order, each once. */
  readonly days: string[]
  /** Pieces that are no day of the year, as typed. */
  readonly unread: string[]
}

const msPerDay = 86_400_000
const longestSpan = 31

/** The day as text where it exists in the year: months and days may be short, the year may be left out. */
function dayOf(piece: string, year: number): string | null {
  const match = /^(?:(\d{4})[-./\u5e74])?(\d{1,2})[-./\u6708](\d{1,2})\u65e5?$/.exec(piece)
  if (!match || (match[1] !== undefined && Number(match[1]) !== year)) return null
  const text = `${year}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`
  const at = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text
}

/** Days and spans of one year as people list them from the notice: `1-1 ~ 1-3, 2\u67085\u65e5\u81f32\u670811\u65e5`. */
export function readDays(text: string, year: number): DaysRead {
  const days = new Set<string>()
  const unread: string[] = []
  for (const piece of text.split(/[\n,;\uff0c\uff1b\u3001]+/).map((one) => one.replaceAll(/\s/g, ''))) {
    if (piece === '') continue
    const [from = '', to = from, ...more] = piece.split(/~|\u81f3|\u5230|\u2013|\u2014|\uff5e/)
    const first = dayOf(from, year)
    const last = dayOf(to, year)
    const span = first && last ? (Date.parse(last) - Date.parse(first)) / msPerDay : -1
    if (more.length > 0 || first === null || span < 0 || span > longestSpan) unread.push(piece)
    else for (let n = 0; n <= span; n++) days.add(new Date(Date.parse(first) + n * msPerDay).toISOString().slice(0, 10))
  }
  return { days: [...days].sort(), unread }
}
