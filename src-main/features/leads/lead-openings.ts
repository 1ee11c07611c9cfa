import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { provideSqlFunction } from '../../store/sql-functions.ts'
import { lineSql, type FactSql } from '../scripts/index.ts'

/** What a line of the library may name of a lead (rule A2). */
export const leadFacts: FactSql = {
  联系人: 'c.contact_name',
  单位: 'c.name',
  行业: 'c.industry',
  需求: 'c.need_class',
  来源: 'c.source',
  销售: 'SELECT name FROM member WHERE id = c.assigned_to',
}

/** The line to open the first call with, as the notice of an assignment says it. */
export const leadOpeningSql = lineSql('首次触达', leadFacts)

/** A customer of an equal name, with tier and owner; null where there is none. */
export const knownCustomerSql = `SELECT concat_ws(' · ', k.name, k.tier, m.name) FROM customer AS k LEFT JOIN member AS m ON m.id = k.owner_id
  WHERE k.name_key = company_key(c.name) ORDER BY k.id LIMIT 1`

provideSqlFunction('company_key', (name) => (typeof name === 'string' ? companyNameKey(name) : null))
