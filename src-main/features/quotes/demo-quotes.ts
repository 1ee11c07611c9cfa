import type { ApprovalNode, QuoteContent, QuoteLine } from '../../../src-preload/contract/_words/quote.ts'
import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, WriteIntent } from '../../store/gate.ts'
import { demoProducts, fillDemoProducts, PriceBook } from '../products/index.ts'
import { approve, choose, delegate, lockCost, returnQuote, setUrgent, submit, withdraw } from './approval.ts'
import { saveClause } from './clauses.ts'
import { setCredit } from './credit.ts'
import { copyQuote, createQuote, recordOutside, saveQuote } from './save.ts'
import { feedback, send } from './sending.ts'
import { contentOf, quoteById, versionById } from './stored.ts'

const people = { finance: '郑会计', product: '孟工', legal: '许法务', otherProduct: '顾工' } as const

/** Quotes in every state, each told by the commands that people use, on days before today. */
export function fillDemoQuotes(w: Writing, intent: WriteIntent, random: () => number): { quotes: number } {
  const buyers = w.read.all<Buyer>(
    `SELECT c.id, c.name, c.type, c.region, m.name AS owner FROM customer AS c JOIN member AS m ON m.id = c.owner_id AND m.active = 1
     WHERE c.missing IS NULL AND m.role IN ('rep', 'manager') ORDER BY c.id LIMIT 40`,
  )
  if (buyers.length === 0) return { quotes: 0 }
  w.gate.write(intent, (tx) => {
    fillDemoProducts(tx, w.clock.today(), intent.at)
    addPeople(tx, intent.at)
  })
  const story = new Story(w, buyers, random)
  story.clauses()
  story.tell()
  return { quotes: story.told }
}

interface Buyer {
  readonly id: number
  readonly name: string
  readonly type: string | null
  readonly region: string | null
  readonly owner: string
}

function addPeople(tx: GateTransaction, at: string): void {
  const head = tx.read.value<number>(`SELECT id FROM member WHERE role = 'director' ORDER BY id LIMIT 1`) ?? null
  const roles = [
    [people.product, 'product'],
    [people.otherProduct, 'product'],
    [people.legal, 'legal'],
    [people.finance, 'finance'],
  ] as const
  for (const [name, role] of roles) {
    const known = tx.read.value<number>('SELECT id FROM member WHERE name = ?', name)
    if (known !== undefined) tx.update('member', known, { manager_id: head })
    else
      tx.insert('member', {
        name,
        pinyin: fullPinyin(name),
        role,
        region: null,
        team: null,
        manager_id: head,
        active: 1,
        created_at: at,
        updated_at: at,
      })
  }
}

class Story {
  told = 0
  #next = 0
  readonly #w: Writing
  readonly #buyers: readonly Buyer[]
  readonly #random: () => number

  constructor(w: Writing, buyers: readonly Buyer[], random: () => number) {
    this.#w = w
    this.#buyers = buyers
    this.#random = random
  }

  clauses(): void {
    const w = this.#at(people.legal, 0, 0)
    const effectiveFrom = this.#w.clock.today()
    for (const [key, title, body, packs] of [
      ['acceptance', '验收', '到货 7 个工作日内开箱验收，验收以双方签署的验收单为准。', ['*']],
      [
        'medical-licence',
        '医疗器械资质',
        '供方提供医疗器械注册证、经营许可证及随货检验报告，任何一项失效时需方有权退货。',
        ['终端客户'],
      ],
      ['anti-bribery', '廉洁条款', '双方及其人员不得给予或收受合同以外的任何利益。', ['终端客户']],
      ['territory', '授权区域', '经销商仅在授权区域内销售，串货按合同约定处理。', ['经销商', '代理商']],
    ] as const)
      saveClause(w, { key, title, body, packs: [...packs], effectiveFrom })
  }

  tell(): void {
    const draft = this.#quote(3, 2)
    void draft
    const first = this.#quote(9, 3)
    if (this.#submit(first, 9)) this.#approve(first, 'product', 8)
    const overdue = this.#quote(12, 2)
    this.#submit(overdue, 12)
    const legal = this.#quote(10, 3)
    if (this.#submit(legal, 10)) this.#upTo(legal, 'legal', 9)
    const urgent = this.#quote(4, 1)
    setUrgent(this.#at(urgent.owner, 4, 30), { id: urgent.id })
    if (this.#submit(urgent, 4)) this.#approve(urgent, 'product', 3)
    const returned = this.#quote(14, 3)
    if (this.#submit(returned, 14)) {
      this.#approve(returned, 'product', 13)
      returnQuote(this.#at(people.finance, 12, 0), { id: returned.id, node: 'finance', reason: '彩超成本上调，请重新报价' })
    }
    const withdrawn = this.#quote(20, 2)
    if (this.#submit(withdrawn, 20))
      withdraw(this.#at(withdrawn.owner, 19, 0), { id: withdrawn.id, reason: '客户改变了数量，重新做方案' })
    this.#approved(30, 3)
    const changed = this.#approved(25, 4)
    this.#change(changed, 6, '客户要求分两期付款', (content) => ({
      ...content,
      terms: {
        ...content.terms,
        payment: [
          { name: '预付款', percent: '50', basis: 'signing', days: 7 },
          { name: '尾款', percent: '50', basis: 'acceptance', days: 45 },
        ],
      },
    }))
    const chosen = this.#quote(18, 2)
    const other = this.#alternative(chosen, 18)
    if (this.#submit(chosen, 17)) {
      delegate(this.#at(people.product, 17, 40), { id: chosen.id, node: 'product', to: people.otherProduct })
      this.#approve(chosen, 'product', 16, people.otherProduct)
      this.#upTo(chosen, null, 15)
    }
    if (other) choose(this.#at(chosen.owner, 13, 0), { id: chosen.id })
    const outside = this.#quote(8, 1)
    const content = contentOf(versionById(this.#w.read, outside.versionId) as { content: string })
    recordOutside(this.#at(outside.owner, 6, 0), {
      id: outside.id,
      content: { ...content, title: `${content.title}（微信先行报价）` },
      sentAt: `${addDays(this.#w.clock.today(), -7)}T03:00:00.000Z`,
      way: '微信',
      note: '客户当天要价格，补录存档',
    })
  }

  /** As somebody, so many days ago and minutes into the working day. */
  #at(actor: string, daysAgo: number, minutes: number): Writing {
    const today = addDays(this.#w.clock.today(), -daysAgo)
    const now = new Date(Date.parse(`${today}T01:00:00.000Z`) + minutes * 60_000).toISOString()
    // Nothing of the story is told from the future.
    const at = now < this.#w.clock.now() ? now : this.#w.clock.now()
    return { ...this.#w, actor, clock: { now: () => at, today: () => today } }
  }

  #quote(daysAgo: number, lines: number): { id: number; versionId: number; owner: string } {
    const buyer = this.#buyers[this.#next++ % this.#buyers.length] as Buyer
    const w = this.#at(buyer.owner, daysAgo, 0)
    const made = createQuote(w, { content: this.#content(w, buyer, lines) })
    this.told++
    if (this.#random() < 0.6)
      setCredit(this.#at(people.finance, daysAgo, 5), {
        customerId: buyer.id,
        score: 50 + Math.floor(this.#random() * 50),
        source: '年度信用评审',
      })
    return { id: made.quoteId, versionId: made.versionId, owner: buyer.owner }
  }

  #content(w: Writing, buyer: Buyer, count: number): QuoteContent {
    const book = new PriceBook(w.read, { region: buyer.region, customerType: buyer.type }, w.clock.today())
    const start = Math.floor(this.#random() * demoProducts.length)
    const lines = Array.from({ length: count }, (_, at): QuoteLine => {
      const product = demoProducts[(start + at) % demoProducts.length] as (typeof demoProducts)[number]
      const guide = book.find(product.code, product.name)?.guideFen ?? product.guide
      const off = 100 - Math.floor(this.#random() * 7)
      return {
        key: `d${at}`,
        productCode: product.code,
        name: product.name,
        spec: null,
        unit: product.unit,
        quantity: String(
          product.line === '耗材' ? 20 * (1 + Math.floor(this.#random() * 10)) : 1 + Math.floor(this.#random() * 4),
        ),
        guidePrice: { fen: guide },
        price: { fen: Math.round((guide * off) / 10_000) * 100 },
        taxRate: '0.13',
        cost: null,
      }
    })
    return {
      title: `${lines[0]?.name ?? ''}${count > 1 ? ` 等 ${count} 项` : ''}`,
      customerId: buyer.id,
      lines,
      terms: {
        validUntil: addDays(w.clock.today(), 60),
        delivery: '合同签订后 30 日内送货上门',
        warranty: '整机质保 24 个月，耗材按批次',
        payment: [
          { name: '预付款', percent: '30', basis: 'signing', days: 7 },
          { name: '到货款', percent: '60', basis: 'acceptance', days: 30 },
          { name: '质保金', percent: '10', basis: 'retention', days: 365 },
        ],
        clauses: [{ key: 'acceptance', title: '验收', text: '到货 7 个工作日内开箱验收，验收以双方签署的验收单为准。' }],
        remarks: '',
      },
      attachments: [],
      costLock: null,
    }
  }

  /** A region may be frozen in the demo too: then the quote stays a draft. */
  #submit(quote: { id: number; owner: string }, daysAgo: number): boolean {
    const reasons = { collection: '首付比例提高到 50 %', margin: '战略客户，耗材后续补足', deviation: '参照年框价格' }
    try {
      submit(this.#at(quote.owner, daysAgo, 60), { id: quote.id, reasons })
      return true
    } catch (error) {
      if (error instanceof CallFailed && error.failure.code === 'quotes.frozen') return false
      throw error
    }
  }

  #approve(quote: { id: number }, node: ApprovalNode, daysAgo: number, by: string = people[node]): void {
    const stored = quoteById(this.#w.read, quote.id)
    const version = stored && versionById(this.#w.read, stored.latest_version_id)
    if (!version) return
    const w = this.#at(by, daysAgo, 90)
    if (node !== 'finance') {
      const answers =
        node === 'product'
          ? { customDevelopment: false }
          : { archiveNumber: `FW-${w.clock.today().slice(0, 4)}-${quote.id % 1000}` }
      approve(w, { id: quote.id, node, versionId: version.id, answers })
      return
    }
    const costs = Object.fromEntries(
      contentOf(version).lines.map((line) => [
        line.key,
        { fen: demoProducts.find(({ code }) => code === line.productCode)?.cost ?? Math.round(line.price.fen * 0.6) },
      ]),
    )
    const answers = { belowMarginReason: '战略客户，耗材后续补足' }
    lockCost(w, { id: quote.id, versionId: version.id, costs, bomReference: `BOM-${w.clock.today()}`, answers })
  }

  /** Approves node by node until `stop` waits, or to the end. */
  #upTo(quote: { id: number }, stop: ApprovalNode | null, daysAgo: number): void {
    for (let ago = daysAgo; ago > 0; ago--) {
      const current = quoteById(this.#w.read, quote.id)?.current_node ?? null
      if (current === null || current === stop) return
      this.#approve(quote, current, ago)
    }
  }

  #approved(daysAgo: number, lines: number): { id: number; owner: string } {
    const quote = this.#quote(daysAgo, lines)
    if (!this.#submit(quote, daysAgo - 1)) return quote
    this.#upTo(quote, null, daysAgo - 2)
    const versionId = quoteById(this.#w.read, quote.id)?.in_force_version_id ?? null
    if (versionId === null) return quote
    const sent = send(this.#at(quote.owner, daysAgo - 6, 0), { id: quote.id, versionId, way: '邮件' })
    feedback(this.#at(quote.owner, daysAgo - 7, 120), { sendingId: sent.sendingId, text: '价格可以，等院办会议通过' })
    return quote
  }

  #change(
    quote: { id: number; owner: string },
    daysAgo: number,
    reason: string,
    change: (content: QuoteContent) => QuoteContent,
  ): void {
    const stored = quoteById(this.#w.read, quote.id)
    const version = stored && versionById(this.#w.read, stored.latest_version_id)
    if (!version) return
    saveQuote(this.#at(quote.owner, daysAgo, 0), {
      id: quote.id,
      baseVersionId: version.id,
      content: change(contentOf(version)),
      reason,
    })
  }

  #alternative(quote: { id: number; owner: string }, daysAgo: number): boolean {
    const stored = quoteById(this.#w.read, quote.id)
    if (!stored) return false
    copyQuote(this.#at(quote.owner, daysAgo, 20), { versionId: stored.latest_version_id, ofNumber: stored.number })
    this.told++
    return true
  }
}
