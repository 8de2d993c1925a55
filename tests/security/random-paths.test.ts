import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { settle } from '#src/desk/clockwork.ts'
import { makeChance } from '../../proof/gate/chance.ts'
import { releasesWithoutClearance, type Read } from '../../proof/gate/judge.ts'
import { walk, type Ground } from '../../proof/gate/walk.ts'
import { useOffice } from '../setup/office.ts'
import { asks, isAccepted } from '../stories/steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00', {
  people: [
    { key: 'both', name: '程远', posts: ['press_assistant', 'reviewer_1', 'reviewer_2', 'check_policy', 'check_secrecy'].map((role) => ({ role, unit: 'housing' })) },
    { key: 'every', name: '方可', posts: ['press_assistant', 'reviewer_1', 'reviewer_2', 'reviewer_3', 'check_political', 'check_policy', 'check_legal', 'check_wording', 'check_secrecy'].map((role) => ({ role, unit: 'housing' })) },
  ],
})

describe('whatever people do, in whatever order', () => {
  it('[GB-34][XM2-10][RL-9] nothing goes out without three reviews by three persons who did not write it, five checks and all confirmations on the same words', async () => {
    const caseIds = [await isAccepted(office, await asks(office)), await isAccepted(office, await asks(office, '小区电梯停运一周,老人下不了楼。'))]
    const actors = ['writer', 'first', 'second', 'third', 'head', 'officer', 'both', 'every', 'waterHead'].map((key) => office.cast.actor(key))
    const ground: Ground = { desk: office.desk, actors, caseIds, confirmingUnitId: office.cast.unit('water'), now: office.now(), settle: (now) => settle(office.ledger, now) }
    const walked = await walk(ground, 900, makeChance(4))
    expect(walked.done).toBeGreaterThan(60)
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    const facts = (await owner.query<Read>('select kind, subject, data from record.fact order by seq')).rows
    const shelf = (await owner.query<{ n: number }>('select count(*)::int as n from publication.shelf')).rows[0]!.n
    await owner.end()
    const judged = releasesWithoutClearance(facts)
    expect(judged.faults).toEqual([])
    expect(judged.releases).toBe(shelf)
    expect(judged.releases).toBeGreaterThan(2)
  }, 120_000)

  it('and the judge sees each thing that can be lacking', () => {
    const edition = { statementId: 's', no: 1, digest: 'd', audience: 'public', authorIds: ['author'] }
    const signed = (personId: string, items: string[], digest = 'd', verdict = 'pass'): Read => ({ kind: 'review.signed', subject: 'r', data: { personId, items, digest, verdict } })
    const whole: Read[] = [
      { kind: 'review.requested', subject: 'r', data: { edition } },
      signed('a', ['review1', 'proof1', 'check:political', 'check:policy']), signed('b', ['review2', 'proof2', 'check:legal', 'check:wording']), signed('c', ['review3', 'proof3', 'check:secrecy']),
      { kind: 'publication.released', subject: 'publication.release:s', data: { statementId: 's', no: 1, digest: 'd' } },
    ]
    expect(releasesWithoutClearance(whole)).toEqual({ releases: 1, faults: [] })
    const faulty = (change: (facts: Read[]) => Read[]): number => releasesWithoutClearance(change([...whole])).faults.length
    expect(faulty((facts) => facts.filter((_, at) => at !== 0))).toBe(1)
    for (const at of [1, 2, 3]) expect(faulty((facts) => facts.toSpliced(at, 1))).toBe(1)
    expect(faulty((facts) => facts.with(3, signed('a', ['review3', 'proof3', 'check:secrecy'])))).toBe(1)
    expect(faulty((facts) => facts.with(3, signed('author', ['review3', 'proof3', 'check:secrecy'])))).toBe(1)
    expect(faulty((facts) => facts.with(3, signed('c', ['review3', 'proof3', 'check:secrecy'], 'other')))).toBe(1)
    expect(faulty((facts) => facts.toSpliced(4, 0, signed('c', ['review3'], 'd', 'sendBack')))).toBe(1)
    expect(faulty((facts) => facts.toSpliced(1, 0, { kind: 'review.confirmationRequested', subject: 'r', data: { name: 'water' } }))).toBe(1)
    expect(faulty((facts) => facts.with(4, { ...facts[4]!, data: { statementId: 's', no: 1, digest: 'other' } }))).toBe(1)
    // Signed after it went out is not signed before.
    expect(faulty((facts) => [facts[0]!, facts[4]!, ...facts.slice(1, 4)])).toBe(1)
  })
})
