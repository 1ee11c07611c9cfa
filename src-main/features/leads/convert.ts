import { namesAnyWidth } from '../../domain/_base/text.ts'
import type { CommandHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { leads } from '../../../src-preload/contract/leads.ts'
import { fullPinyin } from '../../domain/_base/pinyin.ts'
import type { Writing } from '../../store/contexts.ts'
import type { GateTransaction, Row } from '../../store/gate.ts'
import { insertCustomerNamed, rederiveCustomers } from '../customers/index.ts'
import { addOpportunity, stagesOn } from '../pipeline/index.ts'
import { openLead, type StoredLead } from './stored-lead.ts'

/** A lead becomes a customer, its contact and, when one is named, an opportunity in the first stage; the rep keeps them all. */
export const convert: CommandHandlers<typeof leads, Writing>['convert'] = (w, { id, customerId, opportunity }) => {
  const lead = openLead(w, 'convert', id)
  if (lead.assigned_to === null) throw refuse('leads.convert', 'no-owner', '线索还没有分派，请先分派给销售。')
  if (customerId !== null && !w.read.get('SELECT 1 FROM customer WHERE id = ?', customerId))
    throw refuse('leads.convert', 'customer-gone', '选中的客户已被删除，请重新选择。')
  const stages = stagesOn(w.read, w.clock.today())
  const [stage] = stages
  if (opportunity && !stage) throw refuse('leads.convert', 'no-stage', '没有可用的商机阶段。')
  const at = w.clock.now()
  return w.gate.write({ command: 'leads.convert', subject: lead.name, actor: w.actor, origin: 'user', at }, (tx) => {
    const customer = customerId ?? newCustomer(w, tx, lead, at)
    addContact(tx, lead, customer)
    rederiveCustomers(w, tx, [customer])
    const opportunityId =
      opportunity && stage
        ? addOpportunity(
            tx,
            stages,
            {
              row: dealRow(lead, customer, opportunity.name, opportunity.amount?.fen ?? null),
              stage,
              createdAt: at,
              enteredAt: null,
            },
            w.actor,
            at,
          )
        : null
    tx.update('lead', id, {
      status: 'converted',
      closed_at: at,
      first_touch_at: lead.first_touch_at ?? at,
      customer_id: customer,
      opportunity_id: opportunityId,
      updated_at: at,
    })
    return { changeSetId: tx.changeSetId, customerId: customer, opportunityId }
  }).result
}

function newCustomer(w: Writing, tx: GateTransaction, lead: StoredLead, at: string): number {
  const id = insertCustomerNamed(w, tx, lead.name, null, at)
  tx.update('customer', id, {
    source: lead.source,
    industry: lead.industry,
    region: lead.region,
    owner_id: lead.assigned_to,
    remark: lead.remark,
  })
  return id
}

/** The person of the lead, unless the customer has one of that name. */
function addContact(tx: GateTransaction, lead: StoredLead, customerId: number): void {
  if (lead.contact_name === null) return
  const known = tx.read.get(
    'SELECT 1 FROM contact WHERE customer_id = ? AND name IN (SELECT value FROM json_each(?))',
    customerId,
    JSON.stringify(namesAnyWidth(lead.contact_name)),
  )
  if (known) return
  tx.insert('contact', {
    customer_id: customerId,
    name: lead.contact_name,
    title: null,
    phone: lead.phone,
    email: null,
    decision_role: null,
    role_inferred: 0,
  })
}

function dealRow(lead: StoredLead, customerId: number, name: string, amountFen: number | null): Row {
  return {
    name,
    name_pinyin: fullPinyin(name),
    customer_id: customerId,
    owner_id: lead.assigned_to,
    amount_fen: amountFen,
    product_line: lead.need_class,
    source: lead.source,
  }
}
