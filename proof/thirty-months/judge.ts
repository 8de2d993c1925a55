import type pg from 'pg'

/** Figures of the months, each read from the record twice, by two ways; `faults` says where the two differ. */
export interface Judgement {
  readonly conferences: { readonly owed: number; readonly held: number; readonly heldLate: number; readonly moved: number }
  readonly sessions: { readonly owed: number; readonly held: number }
  readonly questions: { readonly asked: number; readonly onSite: number; readonly followedUp: number; readonly merged: number; readonly declined: number; readonly open: number; readonly resolved: number }
  readonly followUps: { readonly owed: number; readonly onTime: number; readonly late: number }
  readonly topics: { readonly proposed: number; readonly absorbed: number }
  readonly evaluated: number
  /** Units that missed the turn of their group, and whether they made up for it within the year. */
  readonly missedTurns: readonly { readonly unit: string; readonly month: string; readonly madeUp: boolean }[]
  /** Years in which a unit did not reach its number of sessions. */
  readonly shortUnits: readonly { readonly unit: string; readonly year: number; readonly sessions: number }[]
  readonly faults: readonly string[]
}

type Row = Readonly<Record<string, unknown>>

/** Reads as the owner of the database; months are `2011-10` to `last`. */
export async function judge(client: pg.Client, first: string, last: string): Promise<Judgement> {
  const rows = async <T extends Row>(text: string, values: readonly unknown[] = []): Promise<T[]> => (await client.query<T>(text, [...values])).rows
  const faults: string[] = []
  const agree = (what: string, one: number, other: number): number => {
    if (one !== other) faults.push(`${what}: ${one} in the things, ${other} in the facts`)
    return one
  }
  const facts = new Map((await rows<{ kind: string; n: number }>('select kind, count(*)::int as n from record.fact group by kind')).map(({ kind, n }) => [kind, n]))
  const stated = (kind: string): number => facts.get(kind) ?? 0
  const duties = async (name: string): Promise<{ owed: number; onTime: number; late: number; open: number }> =>
    (await rows<{ owed: number; onTime: number; late: number; open: number }>(`
      select count(*)::int as owed, count(*) filter (where state = 'fulfilled')::int as "onTime", count(*) filter (where state = 'fulfilledLate')::int as late, count(*) filter (where state in ('open', 'paused'))::int as open from duties.duty where duty = $1`, [name]))[0]!

  const slots = await rows<{ id: string; month: string; state: string; year: number; moves: number; conference_id: string | null }>(`
    select id, substr(original_on, 1, 7) as month, state, year, jsonb_array_length(moves) as moves, conference_id from agenda.slot where series = 'regular' and substr(original_on, 1, 7) between $1 and $2 order by original_on`, [first, last])
  const of = (...states: string[]): number => slots.filter(({ state }) => states.includes(state)).length
  const held = agree('conferences held', of('held', 'heldLate'), stated('conferences.held'))
  const regular = (await rows<{ late: number }>("select count(*) filter (where d.state = 'fulfilledLate')::int as late from duties.duty d join agenda.slot s on s.id = d.matter where d.duty = 'regular-conference' and substr(s.original_on, 1, 7) between $1 and $2", [first, last]))[0]!
  agree('conferences held late, and duties fulfilled late', of('heldLate'), regular.late)

  // Who was owed: the units of the group whose month it was, by the rotation as it was adopted.
  const turns = await rows<{ month: string; year: number; unit_id: string; name: string }>(`
    select substr(s.original_on, 1, 7) as month, s.year, u.id as unit_id, u.doc->>'name' as name
    from agenda.slot s join agenda.rota r on r.year = s.year, jsonb_array_elements(r.doc->'groups') g, jsonb_array_elements_text(g->'unitIds') unit join directory.unit u on u.id = unit::uuid
    where s.series = 'regular' and g->'months' @> to_jsonb(substr(s.original_on, 6, 2)::int) and substr(s.original_on, 1, 7) between $1 and $2 order by s.original_on, u.doc->>'name'`, [first, last])
  const acts = await rows<{ unit_id: string; slot: string | null; year: number }>(`
    select a.unit_id, substr(s.original_on, 1, 7) as slot, substr(a.on_day, 1, 4)::int as year from agenda.act a left join agenda.slot s on s.conference_id = a.conference_id where a.kind = 'session' and a.state = 'recorded'`)
  const presented = (await rows<{ n: number }>("select coalesce(sum(jsonb_array_length(doc->'sessions')), 0)::int as n from conferences.conference where doc->>'state' = 'held'"))[0]!.n
  agree('sessions that counted, and sessions of the conferences held', acts.length, presented)
  const missed = turns.filter(({ month, unit_id }) => !acts.some((act) => act.unit_id === unit_id && act.slot === month))
  const extra = acts.filter((act) => !turns.some(({ month, unit_id }) => act.unit_id === unit_id && act.slot === month))
  if (acts.length !== turns.length - missed.length + extra.length) faults.push(`sessions: ${acts.length} held, but ${turns.length} owed less ${missed.length} missed and ${extra.length} made up`)

  // What a unit owes a year: its own number, and the state that the evidence gave it.
  const quotas = await rows<{ unit_id: string; name: string; year: number; state: string }>(`
    select q.unit_id, u.doc->>'name' as name, q.year, q.state from agenda.quota q join directory.unit u on u.id = q.unit_id where q.doc->>'clause' = 'NH-14' and q.doc->>'originalOn' <= $1 order by q.year, u.doc->>'name'`, [`${last}-31`])
  const done = (unitId: string, year: number): number => acts.filter((act) => act.unit_id === unitId && act.year === year).length
  for (const { name, unit_id, year, state } of quotas.filter((quota) => quota.state !== 'owed')) if (done(unit_id, year) === 0) faults.push(`${name}: quota of ${year} is ${state} without a session`)

  const questions = new Map((await rows<{ state: string; n: number }>('select state, count(*)::int as n from conferences.question group by state')).map(({ state, n }) => [state, n]))
  const state = (name: string): number => questions.get(name) ?? 0
  const asked = agree('questions asked', [...questions.values()].reduce((sum, n) => sum + n, 0), stated('conferences.questionAsked'))
  const resolved = (await rows<{ n: number }>("select count(*)::int as n from conferences.question where (doc->>'resolved')::text is not null and doc->>'resolved' <> 'false'"))[0]!.n
  const followUps = await duties('question-follow-up')
  agree('questions answered on the spot', state('answeredOnSite'), stated('conferences.questionAnswered'))
  agree('questions merged', state('merged'), stated('conferences.questionMerged'))
  agree('questions declined', state('declined'), stated('conferences.questionDeclined'))
  agree('follow-ups, and duties of follow-ups', state('followUpAnswered') + state('followUpOpen'), followUps.owed)
  agree('follow-ups opened', followUps.owed, stated('conferences.followUpOpened'))
  agree('follow-ups answered, and duties done', state('followUpAnswered'), followUps.onTime + followUps.late)
  agree('questions resolved', resolved, stated('conferences.followUpResolved'))
  if (asked !== state('answeredOnSite') + state('followUpAnswered') + state('merged') + state('declined') + state('asked') + state('followUpOpen')) faults.push('questions: fates do not add up')
  const topics = (await rows<{ proposed: number; absorbed: number }>("select count(*)::int as proposed, count(*) filter (where state = 'absorbed')::int as absorbed from agenda.topic"))[0]!
  agree('topics absorbed', topics.absorbed, stated('agenda.topicAbsorbed'))
  const evaluated = (await rows<{ n: number }>("select count(*)::int as n from conferences.conference where doc ? 'evaluation'"))[0]!.n
  agree('conferences evaluated', evaluated, stated('conferences.evaluated'))

  return {
    conferences: { owed: slots.length, held, heldLate: of('heldLate'), moved: slots.filter(({ moves }) => moves > 0).length },
    sessions: { owed: turns.length, held: acts.length },
    questions: { asked, onSite: state('answeredOnSite'), followedUp: state('followUpAnswered'), merged: state('merged'), declined: state('declined'), open: state('asked') + state('followUpOpen'), resolved },
    followUps: { owed: followUps.owed, onTime: followUps.onTime, late: followUps.late },
    topics,
    evaluated,
    missedTurns: missed.map(({ name, month, year, unit_id }) => ({ unit: name, month, madeUp: extra.some((act) => act.unit_id === unit_id && act.year === year) })),
    shortUnits: quotas.filter((quota) => quota.state === 'owed').map(({ name, year, unit_id }) => ({ unit: name, year, sessions: done(unit_id, year) })),
    faults,
  }
}
