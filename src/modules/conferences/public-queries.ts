import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Conference, Session } from './contract.ts'
import type { PublicConference, PublicConferenceDetail, PublicLine, PublicQuestion } from './public.ts'
import { closedTo, stageNow } from './questions.ts'
import { cutOff } from './rules.ts'
import { mediaPart, readMedia } from './storage.ts'

type Row = Omit<PublicConference, 'sessions'> & { readonly sessions: readonly Session[] }
const seen = sql`id, state, occasion, form, title, place, venue, live, moves, sessions, reason, begins as at, ends as until, held_at as "heldAt"`

const present = ({ sessions, ...row }: Row): PublicConference => ({
  ...row,
  moves: row.moves.map(({ at, place }) => ({ at, place })),
  sessions: sessions.map(({ title, unitName, speakers }) => ({ title, unitName, speakers: speakers.map(({ name }) => name) })),
})

const list = query({
  name: 'conferences.publicConferences',
  zh: '公开的发布会',
  /** `coming`: those still to be held, the next one first; otherwise the newest first. */
  input: z.object({ ...paging, coming: z.boolean().default(false) }),
  may: 'public',
  async ask(tx, { limit, after, coming }) {
    const [at, lastId] = after?.split(' ') ?? []
    const found = coming
      ? await sql<Row>`select ${seen} from conferences.conference where state in ('ready', 'open') and begins is not null and (${at ?? null}::timestamptz is null or (begins, id) > (${at ?? null}::timestamptz, ${lastId ?? null}::uuid)) order by begins, id limit ${limit}`.execute(tx.db)
      : await sql<Row>`select ${seen} from conferences.conference where state in ('held', 'cancelled') and begins is not null and (${at ?? null}::timestamptz is null or (begins, id) < (${at ?? null}::timestamptz, ${lastId ?? null}::uuid)) order by begins desc, id desc limit ${limit}`.execute(tx.db)
    const items = found.rows.map(present)
    const last = items.at(-1)
    return { items, after: items.length === limit && last ? `${last.at} ${last.id}` : undefined }
  },
})

const one = query({
  name: 'conferences.publicConference',
  zh: '一场公开的发布会',
  input: z.object({ conferenceId: id }),
  may: 'public',
  async ask(tx, { conferenceId }, rules): Promise<PublicConferenceDetail | null> {
    const found = (await sql<Row & Pick<PublicConferenceDetail, 'stages' | 'record'>>`select ${seen}, stages, record from conferences.conference where id = ${conferenceId}`.execute(tx.db)).rows[0]
    if (!found) return null
    const counted = await sql<{ questions: number; unanswered: number; lines: number }>`
      select count(*)::int as questions, (count(*) filter (where state in ('asked', 'followUpOpen')))::int as unanswered,
        (select count(*)::int from conferences.line where conference_id = ${conferenceId}) as lines from conferences.question where conference_id = ${conferenceId}`.execute(tx.db)
    const { at, stages, record } = found
    // The same question that the command asks, of the same columns.
    const asWhole = { ...found, at: at ?? undefined } as unknown as Conference
    return {
      ...present(found), stages, record, ...counted.rows[0]!,
      takesQuestions: closedTo(asWhole, tx.now, rules).length === 0,
      stageNow: stageNow(asWhole, tx.now) ?? null,
      asksUntil: found.occasion !== 'live_interview' && found.state === 'ready' && at ? cutOff(rules, at) : null,
    }
  },
})

const transcript = query({
  name: 'conferences.publicLines',
  zh: '公开的图文实录',
  input: z.object({ conferenceId: id, limit: z.number().int().min(1).max(500).default(200), after: z.string().regex(/^\d{1,7}$/).optional(), newestFirst: z.boolean().default(false) }),
  may: 'public',
  async ask(tx, { conferenceId, limit, after, newestFirst }) {
    const columns = sql`no, said_at as at, speaker, words as text, corrects`
    const from = after === undefined ? null : Number(after)
    const found = newestFirst
      ? await sql<PublicLine>`select ${columns} from conferences.line where conference_id = ${conferenceId} and (${from}::int is null or no < ${from}) order by no desc limit ${limit}`.execute(tx.db)
      : await sql<PublicLine>`select ${columns} from conferences.line where conference_id = ${conferenceId} and (${from}::int is null or no > ${from}) order by no limit ${limit}`.execute(tx.db)
    return { items: found.rows, after: found.rows.length === limit ? String(found.rows.at(-1)!.no) : undefined }
  },
})

const asked = query({
  name: 'conferences.publicQuestions',
  zh: '提问去向',
  input: z.object({ conferenceId: id, limit: z.number().int().min(1).max(200).default(100), after: z.string().regex(/^\d{1,7}$/).optional() }),
  may: 'public',
  async ask(tx, { conferenceId, limit, after }) {
    const found = await sql<PublicQuestion>`
      select no, state, origin as "from", outlet, wording, unit_name as "unitName", spoke as spokesperson, release_id as "releaseId", merged_no as "mergedNo", reason, ground, resolved,
        asked_at as "askedAt", answered_at as "answeredAt", due_at as "dueAt" from conferences.question
      where conference_id = ${conferenceId} and (${after ?? null}::int is null or no > ${after ?? null}::int) order by no limit ${limit}`.execute(tx.db)
    return { items: found.rows, after: found.rows.length === limit ? String(found.rows.at(-1)!.no) : undefined }
  },
})

/** Pictures and films that a public edition of the record shows; the database refuses every other (guard). */
const media = query({ name: 'conferences.publicMedia', zh: '公开的图片或视频', input: mediaPart, may: 'public', ask: (tx, input) => readMedia(tx, input) })

export const publicQueries = [list, one, transcript, asked, media]
