/** Two valid codes that differ are two customers, whatever their names. */
const notTwoCodes = 'NOT (c.uscc_valid IS 1 AND o.uscc_valid IS 1 AND o.uscc <> c.uscc)'

/** Which other customers (`o`) may be the customer `c`: those that the page of likely duplicates sets side by side. */
export const suspectOf = `o.id <> c.id AND ((o.name_key = c.name_key AND ${notTwoCodes}) OR (c.uscc_valid = 1 AND o.uscc_valid = 1 AND o.uscc = c.uscc))`

/** Is there any such other? In two looks, each of which has its index. */
export const hasSuspect = `(EXISTS (SELECT 1 FROM customer AS o WHERE o.name_key = c.name_key AND o.id <> c.id AND ${notTwoCodes})
  OR (c.uscc_valid = 1 AND EXISTS (SELECT 1 FROM customer AS o WHERE o.uscc = c.uscc AND o.id <> c.id AND o.uscc_valid = 1)))`

/** How many customers have one: only names and codes that stand twice are looked at. */
export const countSuspects = `SELECT count(*) FROM customer AS c WHERE c.id IN (
    SELECT id FROM customer WHERE name_key IN (SELECT name_key FROM customer GROUP BY name_key HAVING count(*) > 1)
    UNION SELECT id FROM customer WHERE uscc IN (SELECT uscc FROM customer WHERE uscc IS NOT NULL GROUP BY uscc HAVING count(*) > 1))
  AND ${hasSuspect}`
