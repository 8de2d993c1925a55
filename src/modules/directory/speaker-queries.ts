import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import { type Appointment, speakingRoles } from './contract.ts'
import type { PublicSpeaker } from './public.ts'

/** Who speaks, unit by unit, and how they were filed with the superior (GS-24); how many do nothing else (XM4-18). */
const speakers = query({
  name: 'directory.speakers',
  zh: '新闻发言人名册',
  input: z.object({ unitId: id.optional() }),
  may: 'signedIn',
  async ask(tx, { unitId = null }) {
    const found = await sql<{ doc: Appointment; name: string; unit: string }>`
      select a.doc, p.name, u.name as unit from directory.appointment a join directory.person p on p.id = a.person_id join directory.unit u on u.id = a.unit_id
      where a.role = any(${[...speakingRoles]}::text[]) and a.state <> 'withdrawn' and p.state = 'active' and u.state = 'active'
        and a.begins <= ${tx.now}::timestamptz and (a.ends is null or a.ends > ${tx.now}::timestamptz) and (${unitId}::uuid is null or a.unit_id = ${unitId}::uuid)
      order by u.is_press_office desc, u.name, array_position(${[...speakingRoles]}::text[], a.role), a.begins, a.id`.execute(tx.db)
    const items = found.rows.map(({ doc, name, unit }) => ({
      appointmentId: doc.id, personId: doc.personId, name, unitId: doc.unitId, unitName: unit, role: doc.role, from: doc.from, fullTime: doc.fullTime ?? false, filingNo: doc.filingNo, filing: doc.filing ?? null,
    }))
    return { items, filed: items.filter((one) => one.filingNo !== null).length, fullTime: items.filter((one) => one.fullTime).length }
  },
})

const forPublic = query({
  name: 'directory.publicSpeakers',
  zh: '公开的新闻发言人名单',
  input: z.object({}),
  may: 'public',
  async ask(tx): Promise<PublicSpeaker[]> {
    const found = await sql<PublicSpeaker>`
      select a.unit_id as "unitId", u.name as "unitName", a.role, p.name, a.begins as since, coalesce(a.public_contact, '') as contact
      from directory.appointment a join directory.person p on p.id = a.person_id join directory.unit u on u.id = a.unit_id
      where a.begins <= ${tx.now}::timestamptz and (a.ends is null or a.ends > ${tx.now}::timestamptz)
      order by u.name, array_position(${[...speakingRoles]}::text[], a.role), a.begins, a.id`.execute(tx.db)
    return found.rows
  },
})

export const speakerQueries = [speakers, forPublic]
