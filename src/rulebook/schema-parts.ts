import { z } from 'zod'
import { readPeriod } from './period.ts'
import { pillarNames } from './pillars.ts'

/** Parts that all kinds of rules are made of. */

/** Whether the calendar has that day: 2026-02-30 is read by Date as 2 March, and is none. */
const exists = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 10) === text

export const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2017-11-15').refine(exists, 'no such date')
/** A day of every year, `10-01`. */
export const monthDay = z.string().regex(/^\d{2}-\d{2}$/, '写作 10-01 / a day such as 10-01').refine((text) => exists(`2027-${text}`), '不是每年都有的一天 / not a day of every year')
export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export const name = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'a name in lower case')
export const factName = z.string().regex(/^[a-z]+\.[a-zA-Z]+$/, 'module.pastTense')
export const period = z.string().transform((text, ctx) => {
  const read = readPeriod(text)
  if (read !== undefined) return read
  ctx.addIssue({ code: 'custom', message: 'a period: PT48H, P15D or P20WD' })
  return z.NEVER
})

/** Dated, half-open: in force from `from` until the next value's `from`, or until its own `until`. */
export const dated = { from: civilDate, until: civilDate.optional(), reading: name.optional() }
export const repealed = z.strictObject({ ...dated, repealed: z.literal(true) })

export const common = {
  id: z.string().regex(/^[a-z0-9-]+\/[\w.-]+\/[a-z0-9-]+$/, 'instrument/clause/name'),
  title: bilingual,
  clause: z.string().min(1),
  says: bilingual,
  register: z.array(z.string()).min(1),
  force: z.enum(['must', 'should', 'in-principle', 'encouraged']),
  /** Which of the three feet it stands on (NH-03). */
  pillar: z.enum(pillarNames).default('mechanism'),
  checkedOn: civilDate,
  /** Id of a rule of a higher instrument that this one may loosen, with the reading that allows it (WL-07). */
  loosens: z.strictObject({ rule: z.string(), reading: name }).optional(),
  /** Id of a rule of the same instrument to which this one is an exception. */
  exceptionTo: z.string().optional(),
}

export const labelled = { zh: z.string().min(1), en: z.string().min(1) }
export const parties = z.enum(['responsible-unit', 'post-holder', 'press-office', 'confirming-agency', 'public', 'asker', 'superior', 'media'])
/** Whom to call: `before` the due time by that much, or at the due time when absent. */
export const escalation = z.array(z.strictObject({ before: period.optional(), to: name })).default([])
