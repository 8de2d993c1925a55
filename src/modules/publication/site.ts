import { z } from 'zod'
import { text } from '#src/desk/shapes.ts'
import { accept, type Decision, type Fact, type Id } from '#src/kernel/facts.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import { OPTIONAL, siteFields, type SiteField } from './site-fields.ts'

const webAddress = z.union([z.literal(''), z.url({ protocol: /^https?$/, error: '要写完整的网址，以 http:// 或 https:// 开头 / a whole address that begins with http:// or https://' }).max(300)])
const line = (most: number) => text(most, 0).default('')

export const setSite = z.object({
  siteName: line(40),
  address: webAddress.default(''),
  organiser: line(60),
  undertaker: line(60),
  contact: line(120),
  siteCode: z.string().regex(/^(?:|\d{10})$/, '标识码是 10 位数字 / the code has ten digits').default(''),
  icp: line(60),
  police: line(60),
  approval: line(80),
  identity: webAddress.default(''),
  findFault: webAddress.default(''),
  /** Other sites in groups, each group under its heading (WL-42). */
  links: z.array(z.object({ group: text(20), name: text(60), url: z.url({ protocol: /^https?$/, error: '要写完整的网址，以 http:// 或 https:// 开头 / a whole address that begins with http:// or https://' }).max(300) })).max(200).default([]),
  /** Whether all addresses outside that the site shows are looked at once a day; it is the office that lets anything leave. */
  checkLinks: z.boolean().default(false),
})
export type SetSite = z.output<typeof setSite>

/** What the public site says of itself; id is the press office's. */
export interface Site extends SetSite {
  readonly id: Id
}

const table = { table: 'publication.site' }

export function setTheSite({ pressOfficeId, before }: { pressOfficeId: Id; before: Site | undefined }, input: SetSite): Decision {
  const { id: _, ...stands } = before ?? { id: '' }
  if (JSON.stringify(stands) === JSON.stringify(input)) return accept()
  return accept({ kind: 'publication.siteSet', subject: subjectOf(table, pressOfficeId), unitId: pressOfficeId, data: input })
}

export const evolveSite = (_state: Site | undefined, fact: Fact): Site => ({ id: idOf(fact.subject), ...(fact.data as SetSite) })

/** What an inspector would miss. */
export const emptyFields = (site: Partial<Record<SiteField, string | undefined>>): SiteField[] =>
  (Object.keys(siteFields) as SiteField[]).filter((field) => !OPTIONAL.includes(field) && !site[field])
