import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import { queryCodeOf } from '#src/record/keys.ts'
import { Refused } from '#src/record/work.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Conference, Line, Question } from './contract.ts'
import { warningsOf } from './inviting.ts'
import { OFFICE } from './posts.ts'
import { headless, missingItems, neededItems } from './prepare.ts'
import { programmeOf } from './programme.ts'
import { mediaPart, readMedia, wordsOfQuestions } from './storage.ts'

const states = ['preparing', 'ready', 'open', 'held', 'cancelled'] as const

const list = query({
  name: 'conferences.conferences',
  zh: '发布会列表',
  /** `silent`: held, and nobody asked and nothing was promised (NH-33). */
  input: z.object({ ...paging, state: z.enum(states).optional(), occasion: z.string().max(30).optional(), silent: z.boolean().optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const [at, lastId] = input.after?.split(' ') ?? []
    const found = await sql<{ doc: Conference; silent: boolean }>`
      select doc, silent from conferences.conference where (${input.state ?? null}::text is null or state = ${input.state ?? null})
        and (${input.occasion ?? null}::text is null or occasion = ${input.occasion ?? null}) and (${input.silent ?? null}::boolean is null or silent = ${input.silent ?? null})
        and (${at ?? null}::timestamptz is null or (coalesce(begins, opened_at), id) < (${at ?? null}::timestamptz, ${lastId ?? null}::uuid))
      order by coalesce(begins, opened_at) desc, id desc limit ${input.limit}`.execute(tx.db)
    const items = found.rows.map(({ doc, silent }) => ({ ...doc, silent }))
    const last = items.at(-1)
    return { items, after: items.length === input.limit && last ? `${last.at ?? last.openedAt} ${last.id}` : undefined }
  },
})

async function conferenceIn(tx: Tx, conferenceId: string): Promise<Conference> {
  const found = await sql<{ doc: Conference }>`select doc from conferences.conference where id = ${conferenceId}`.execute(tx.db)
  if (!found.rows[0]) throw new Refused([{ code: 'conferences/no-conference', item: conferenceId }])
  return found.rows[0].doc
}

const one = query({
  name: 'conferences.conference',
  zh: '一场发布会',
  input: z.object({ conferenceId: id }),
  may: 'signedIn',
  async ask(tx, { conferenceId }, rules) {
    const conference = await conferenceIn(tx, conferenceId)
    return { ...conference, needed: neededItems(conference), missing: missingItems(conference), headless: headless(conference).map((session) => session.id), warnings: warningsOf(conference, rules, tx.now), programme: programmeOf(conference), now: tx.now }
  },
})

const transcript = query({
  name: 'conferences.lines',
  zh: '图文实录',
  input: z.object({ conferenceId: id, limit: z.number().int().min(1).max(500).default(200), after: z.string().regex(/^\d{1,7}$/).optional(), newestFirst: z.boolean().default(false) }),
  may: 'signedIn',
  async ask(tx, { conferenceId, limit, after, newestFirst }) {
    const from = after === undefined ? null : Number(after)
    const found = newestFirst
      ? await sql<{ doc: Line }>`select doc from conferences.line where conference_id = ${conferenceId} and (${from}::int is null or no < ${from}) order by no desc limit ${limit}`.execute(tx.db)
      : await sql<{ doc: Line }>`select doc from conferences.line where conference_id = ${conferenceId} and (${from}::int is null or no > ${from}) order by no limit ${limit}`.execute(tx.db)
    const items = found.rows.map((row) => row.doc)
    return { items, after: items.length === limit ? String(items.at(-1)!.no) : undefined }
  },
})

const asked = query({
  name: 'conferences.questions',
  zh: '提问列表',
  input: z.object({ ...paging, conferenceId: id.optional(), unitId: id.optional(), state: z.string().max(30).optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const [at, no] = input.after?.split(' ') ?? []
    const found = await sql<{ doc: Question }>`
      select doc from conferences.question where (${input.conferenceId ?? null}::uuid is null or conference_id = ${input.conferenceId ?? null}::uuid)
        and (${input.unitId ?? null}::uuid is null or unit_id = ${input.unitId ?? null}::uuid) and (${input.state ?? null}::text is null or state = ${input.state ?? null})
        and (${at ?? null}::timestamptz is null or (asked_at, no) > (${at ?? null}::timestamptz, ${no ? Number(no) : null}::int))
      order by asked_at, no limit ${input.limit}`.execute(tx.db)
    const words = await wordsOfQuestions(tx, found.rows.flatMap(({ doc }) => (doc.wordsDigest ? [doc.id] : [])))
    const items = found.rows.map(({ doc }) => ({ ...doc, original: words.get(doc.id) ?? null }))
    const last = items.at(-1)
    return { items, after: items.length === input.limit && last ? `${last.askedAt} ${last.no}` : undefined }
  },
})

/** The secret code of one invitation: the link with it signs in whoever holds it. */
const code = query({
  name: 'conferences.invitationCode',
  zh: '签到码',
  input: z.object({ conferenceId: id, invitationId: id }),
  may: OFFICE,
  async ask(tx, { conferenceId, invitationId }) {
    const conference = await conferenceIn(tx, conferenceId)
    if (!conference.invitations.some((each) => each.id === invitationId)) throw new Refused([{ code: 'conferences/no-invitation', item: invitationId }])
    return { code: queryCodeOf(invitationId) }
  },
})

/** A part of a picture or film, from `from` on; the whole when no length is given. */
const media = query({
  name: 'conferences.media',
  zh: '图片或视频',
  input: mediaPart,
  may: 'signedIn',
  ask: (tx, input) => readMedia(tx, input),
})

export const queries = [list, one, transcript, asked, code, media]
