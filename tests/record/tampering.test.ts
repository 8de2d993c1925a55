import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { verifyRecord } from '#src/record/verify.ts'
import type { Head } from '#src/record/verify-chains.ts'
import { makeKeys, seal, useKeys } from '#src/record/keys.ts'
import { useOffice } from '../setup/office.ts'
import { asks, isAccepted, isCleared, isDrafted, isPublished } from '../stories/steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
let owner: pg.Client
let published: Id
let waiting: Id

beforeAll(async () => {
  useKeys(makeKeys(Buffer.alloc(32, 3)))
  owner = new pg.Client(office.database.config())
  await owner.connect()
  const caseId = await isAccepted(office, await asks(office, undefined, { sealedContact: seal('赵先生').toString('base64') }))
  const drafted = await isDrafted(office, caseId)
  await isCleared(office, drafted)
  await isPublished(office, drafted.statementId)
  published = drafted.statementId
  waiting = (await isDrafted(office, await isAccepted(office, await asks(office, '公交站没有雨棚。')), { title: '关于雨棚', facts: '事实', measures: '措施', result: '结果' }, 'asker')).statementId
})
afterAll(() => owner?.end())

const verify = (witness: readonly Head[] = []) => verifyRecord(office.pool.db, office.ledger.catalogue.aggregates, undefined, witness)

/** What a superuser does with all triggers off; undone after `look`. Other sessions must see it, so it is committed and repaired from a copy. */
async function tampered(statements: readonly string[], look: () => Promise<void>): Promise<void> {
  const tables = ['record.timer', 'record.fact', 'record.chain', 'record.sealed_words', 'record.sealed_contact', 'cases.case', 'duties.duty', 'publication.shelf', 'statements.edition', 'review.signature', 'intake.message', 'directory.appointment']
  const quiet = async (work: () => Promise<void>): Promise<void> => {
    await owner.query(`set session_replication_role = replica; ${tables.map((table) => `alter table ${table} disable trigger all`).join(';')}`)
    await work()
    await owner.query(`${tables.map((table) => `alter table ${table} enable trigger all`).join(';')}; set session_replication_role = origin`)
  }
  await owner.query(tables.map((table, n) => `create temp table kept_${n} as select * from ${table}`).join(';'))
  try {
    await quiet(async () => {
      for (const statement of statements) {
        const done = await owner.query(statement)
        if (/^(?:insert|update|delete)/.test(statement)) expect(done.rowCount, `${statement} must change something`).toBeGreaterThan(0)
      }
    })
    await look()
  } finally {
    await quiet(async () => {
      for (const [n, table] of tables.entries()) {
        const columns = (await owner.query<{ list: string }>(`select string_agg(quote_ident(attname), ',') as list from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`)).rows[0]!.list
        await owner.query(`delete from ${table}; insert into ${table} (${columns}) overriding system value select ${columns} from kept_${n}; drop table kept_${n}`)
      }
    })
  }
}

const FIRST = `(select seq from record.fact where kind = 'cases.accepted' order by seq limit 1)`
const LAST = `(select max(seq) from record.fact)`
/** Gives a chain its hashes anew from `no` on, as its owner could. */
const REHASH = `do $$ declare f record.fact; last record.fact; begin
  for f in select * from record.fact order by unit_id, chain_no loop
    if last.unit_id is distinct from f.unit_id then f.prev := ''; else f.prev := last.hash; end if;
    f.hash := sha256(convert_to(record.fact_text(f), 'UTF8'));
    update record.fact set prev = f.prev, hash = f.hash where seq = f.seq;
    last := f;
  end loop;
  update record.chain c set head = (select hash from record.fact x where x.unit_id = c.unit_id order by x.chain_no desc limit 1), length = (select count(*) from record.fact x where x.unit_id = c.unit_id);
end $$`

/** One change behind the record's back, and a word of the fault that must be named. */
const TAMPERINGS: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['the data of a fact', [`update record.fact set data = data || '{"note": "x"}' where seq = ${FIRST}`], /was changed after/],
  ['one letter of who acted', [`update record.fact set actor = jsonb_set(actor, '{personId}', to_jsonb(gen_random_uuid()::text)) where seq = ${FIRST}`], /was changed after/],
  ['a fact dated back by an hour', [`update record.fact set at = at - interval '1 hour' where seq = ${FIRST}`], /was changed after/],
  ['a fact dated back by a microsecond', [`update record.fact set at = at - interval '1 microsecond' where seq = ${FIRST}`], /was changed after/],
  ['the cause of a fact', [`update record.fact set because = array[gen_random_uuid()] where seq = ${FIRST}`], /was changed after/],
  ['who may see a fact', [`update record.fact set unit_ids = unit_ids || gen_random_uuid() where seq = ${FIRST}`], /was changed after/],
  ['the matter of a fact', [`update record.fact set matter = gen_random_uuid() where seq = ${FIRST}`], /was changed after/],
  ['the kind of a fact', [`update record.fact set kind = 'cases.returned' where seq = ${FIRST}`], /was changed after/],
  ['the hash of a fact', [`update record.fact set hash = sha256(hash) where seq = ${FIRST}`], /was changed after/],
  ['a fact in the middle deleted', [`delete from record.fact where seq = ${FIRST}`], /jumps from/],
  ['the last fact deleted', [`delete from record.fact where seq = ${LAST}`], /chain ends at/],
  ['the last fact deleted and the head put right', [
    `update record.chain c set length = length - 1, head = (select prev from record.fact where seq = ${LAST}) where unit_id = (select unit_id from record.fact where seq = ${LAST})`,
    `delete from record.fact where seq = ${LAST}`], /differs from what its facts say|is shown to other|stands in no fact/],
  ['a fact smuggled in', [`insert into record.fact (id, unit_id, chain_no, unit_ids, kind, subject, at, actor, because, data, prev, hash) select gen_random_uuid(), unit_id, length + 1, array[unit_id], 'cases.closed', 'cases.case:' || gen_random_uuid(), now(), '{}', '{}', '{}', head, head from record.chain limit 1`], /was changed after|chain ends at/],
  ['two facts changed in order', [
    `create temp table moved as select * from record.fact where seq = ${FIRST}`, `delete from record.fact where seq = ${FIRST}`,
    `insert into record.fact (seq, id, unit_id, chain_no, unit_ids, kind, subject, matter, at, actor, because, data, prev, hash) overriding system value
     select ${LAST} + 1, id, unit_id, chain_no, unit_ids, kind, subject, matter, at, actor, because, data, prev, hash from moved`, 'drop table moved'], /stands before the fact/],
  ['a whole chain left without its head', [`delete from record.chain where unit_id = (select unit_id from record.fact where seq = ${FIRST})`], /has no head/],
  ['a state', [`update cases.case set doc = jsonb_set(doc, '{returns}', '7') where id = (select id from cases.case order by id limit 1)`], /differs from what its facts say/],
  ['a due time', [`update duties.duty set doc = jsonb_set(doc, '{dueAt}', '"2030-01-01T00:00:00.000Z"') where id = (select id from duties.duty order by id limit 1)`], /differs from what its facts say/],
  ['a duty torn apart', [`update duties.duty set doc = doc - 'calls'`], /differs from what its facts say/],
  ['a state opened to another unit', [`update cases.case set unit_ids = unit_ids || gen_random_uuid()`], /shown to other units/],
  ['the timer of an open duty deleted', [`delete from record.timer where kind = 'duties.due'`], /has lost its timer duties\.due/],
  ['the timer of the next call deleted', [`delete from record.timer where kind = 'duties.call'`], /has lost its timer duties\.call/],
  ['a timer put off by a year', [`update record.timer set due_at = due_at + interval '1 year' where kind = 'duties.due'`], /has its timer duties\.due at 2027-.* instead of 2026-/],
  ['a timer of a duty that has ended', [`insert into record.timer (id, kind, subject, due_at) select gen_random_uuid(), 'duties.due', 'duties.duty:' || id, now() from duties.duty where state = 'fulfilled'`], /has a timer duties\.due at .*, though it waits for none/],
  ['a timer of a duty that never was', [`insert into record.timer (id, kind, subject, due_at) values (gen_random_uuid(), 'duties.call', 'duties.duty:' || gen_random_uuid(), now())`], /though there is no such thing/],
  ['a state deleted', [`delete from cases.case where id = (select id from cases.case order by id limit 1)`], /is missing/],
  ['a state out of nothing', [`insert into directory.appointment (id, version, unit_ids, doc) select gen_random_uuid(), 1, unit_ids, doc from directory.appointment limit 1`], /stands in no fact/],
  ['a citizen’s words', [`update record.sealed_words set body = '一切都好' where id = (select id from record.sealed_words order by id limit 1)`], /words differ/],
  ['a citizen’s words with their digest', [`update record.sealed_words set body = 'x', digest = sha256(convert_to(encode(salt, 'hex') || E'\\n' || coalesce(title, '') || E'\\n' || 'x', 'UTF8')) where id = (select id from record.sealed_words order by id limit 1)`], /missing or exchanged/],
  ['the words of two citizens exchanged', [`update record.sealed_words a set body = b.body, title = b.title, salt = b.salt, digest = b.digest from record.sealed_words b where a.id <> b.id and a.id = (select id from record.sealed_words order by id limit 1)`], /missing or exchanged/],
  ['words erased without a word', [`update record.sealed_words set body = null, title = null, salt = null, erased_at = now() where id = (select id from record.sealed_words order by id limit 1)`], /erased without a word/],
  ['a contact erased without a word', [`update record.sealed_contact set cipher = null, erased_at = now()`], /contact was erased/],
  ['a contact deleted', [`delete from record.sealed_contact`], /contact of a message is missing/],
  ['the words of an edition with their digest', [`update statements.edition set words = '{"title":"x"}', digest = encode(sha256('{"title":"x"}'), 'hex')`], /is not the edition that was finished/],
  ['the authors of an edition', [`update statements.edition set author_ids = '{}'`], /is not the edition that was finished/],
  ['an edition deleted', [`delete from statements.edition`], /is missing, though it was finished/],
  ['a signature forged', [`insert into review.signature (review_id, statement_id, item, person_id, verdict, digest, unit_ids) select review_id, statement_id, 'check:sixth', person_id, verdict, digest, unit_ids from review.signature limit 1`], /was given by nobody/],
  ['a signature given to another', [`update review.signature set person_id = gen_random_uuid() where item = 'review1'`], /was given by nobody/],
  ['a signature deleted', [`delete from review.signature where item = 'review2'`], /is missing, though it was given/],
  ['the words on the shelf', [`update publication.shelf set words = '{"title":"x"}', title = 'x'`], /not what was cleared/],
  ['the shelf and the edition together', [`update publication.shelf set words = '{"title":"x"}', title = 'x', digest = encode(sha256('{"title":"x"}'), 'hex')`, `update statements.edition set words = '{"title":"x"}', digest = encode(sha256('{"title":"x"}'), 'hex') where statement_id in (select release_id from publication.shelf)`], /is not the edition that was finished/],
  ['an uncleared edition put on the shelf', [`insert into publication.shelf (release_id, no, audience, case_id, unit_id, unit_name, title, words, digest, released_at, answers, query_hashes) select e.statement_id, e.no, 'public', s.case_id, s.unit_id, 'x', e.words::jsonb->>'title', e.words, e.digest, now(), '{}', '{}' from statements.edition e join statements.statement s on s.id = e.statement_id where e.statement_id not in (select release_id from publication.shelf)`], /put there by nobody/],
  ['something taken from the shelf', [`delete from publication.shelf`], /is missing, though it was put out/],
  ['a withdrawal that nobody ordered', [`update publication.shelf set state = 'withdrawn'`], /stands otherwise/],
  ['a tombstone that nobody ordered', [`update publication.shelf set state = 'erased', words = null, title = null`], /stands otherwise/],
]

describe('[RL-15] verify-record', () => {
  it('finds nothing in a record that nobody touched, and looks at all of it', async () => {
    const found = await verify()
    expect(found.faults).toEqual([])
    const counted = await owner.query<{ facts: number }>('select count(*)::int as facts from record.fact')
    expect(found.facts).toBe(counted.rows[0]!.facts)
    expect(found.states).toBeGreaterThan(30)
    expect([published, waiting].every(Boolean)).toBe(true)
  })

  it.each(TAMPERINGS)('finds %s', async (_, statements, fault) => {
    await tampered(statements, async () => {
      const { faults } = await verify()
      expect(faults.map((one) => `${one.place}: ${one.fault}`).join('\n')).toMatch(fault)
    })
    expect((await verify()).faults).toEqual([])
  })

  it('finds a whole record written anew by its owner only against heads that were exported before; says so, and does', async () => {
    const heads = (await owner.query<Head>(`select unit_id as "unitId", length::int as length, encode(head, 'hex') as head from record.chain`)).rows
    expect((await verify(heads)).faults).toEqual([])
    await tampered([`update record.fact set data = data || '{"note": "rewritten"}' where kind = 'review.signed' and data->>'note' = ''`], async () => {
      await owner.query(`set session_replication_role = replica; alter table record.fact disable trigger all; ${REHASH}; alter table record.fact enable trigger all; set session_replication_role = origin`)
      const alone = (await verify()).faults.filter(({ place }) => place === 'record.fact' || place === 'record.chain')
      expect(alone).toEqual([])
      const against = (await verify(heads)).faults.filter(({ place }) => place === 'record.chain')
      expect(against.length).toBeGreaterThan(0)
      expect(against[0]!.fault).toMatch(/head at \d+ was exported/)
    })
    expect((await verify([{ unitId: randomUUID(), length: 3, head: '00' }])).faults).toHaveLength(1)
  })
})
