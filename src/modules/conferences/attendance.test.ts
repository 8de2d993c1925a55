import { describe, expect, it } from 'vitest'
import { attendanceOf, practiceOf } from './attendance.ts'
import type { Conference, Invitation } from './contract.ts'

const invited = (signedIn?: Invitation['signedIn']): Invitation => ({ id: 'i', as: 'unit', name: '水务局', accreditation: 'unit', unitId: 'water', person: '江雨', sentAt: '', late: false, ...(signedIn && { signedIn }) })
const held = (n: number, signedIn?: Invitation['signedIn'], more: Partial<Conference> = {}): Conference =>
  ({ id: `c${n}`, title: `第 ${n} 次`, at: '2026-03-10T01:30:00.000Z', sessions: [], invitations: [invited(signedIn)], ...more }) as unknown as Conference
const here = (name = '江雨', substituteFor?: string) => ({ at: '2026-03-10T01:20:00.000Z', name, by: 'list', ...(substituteFor && { substituteFor }) }) as const

describe('attendance of a year', () => {
  it('[NH-07] invited to 12, there at 9, a substitute at 1: 10 of 12 with the substitute apart, each figure with its rows', () => {
    const session = { id: 's', unitId: 'water', unitName: '水务局', title: '供水', speakers: [], roles: [] }
    const year = [...Array.from({ length: 9 }, (_, n) => held(n, here(), n < 2 ? { sessions: [session] } : {})), held(9, here('白露', '江雨')), held(10), held(11)]
    const [water] = attendanceOf(year)
    expect(water).toMatchObject({ invited: 12, present: 10, substitutes: 1, absent: 2, sessions: 2 })
    expect(water!.conferences.map(({ as }) => as)).toEqual([...Array.from({ length: 9 }, () => 'self'), 'substitute', 'absent', 'absent'])
    expect(water!.conferences[9]).toMatchObject({ conferenceId: 'c9', name: '白露' })
  })

  it('a unit that presented and was never invited has its sessions and no attendance', () => {
    const one = { ...held(1), invitations: [], sessions: [{ id: 's', unitId: 'housing', unitName: '住建局', title: '房屋', speakers: [], roles: [], unattended: true }] } as unknown as Conference
    expect(attendanceOf([one])).toMatchObject([{ unitId: 'housing', invited: 0, present: 0, sessions: 1, unattended: 1 }])
  })
})

describe('practice on the podium', () => {
  const speaks = (n: number, presentIds: string[], more: Partial<Conference> = {}): Conference =>
    ({ ...held(n), presentIds, sessions: ['s1', 's2'].map((id) => ({ id, unitId: 'water', unitName: '水务局', title: id, speakers: [{ personId: 'jiang', name: '江雨', posts: [] }], roles: [] })), ...more }) as unknown as Conference

  it('[WL-27a] whoever stood there has it on record, once a conference however many sessions; who was announced and stayed away has not', () => {
    expect(practiceOf([speaks(1, ['jiang']), speaks(2, []), speaks(3, ['jiang'])])).toMatchObject([{ personId: 'jiang', name: '江雨', conferences: [{ conferenceId: 'c1' }, { conferenceId: 'c3' }] }])
  })

  it('[WL-40] a hard question, a follow-up, a slip put right and a critical article change no figure of a person or a unit', () => {
    const plain = [speaks(1, ['jiang'])]
    const hard = [speaks(1, ['jiang'], { questions: 40, opinions: 12, record: { state: 'published', no: 3, lines: 9, submittedAt: '', note: '第 3 行说错' }, evaluation: { verdict: '报道批评答非所问', coverage: [{ outlet: '某报', url: 'https://example.com/critical' }], at: '' } } as Partial<Conference>)]
    expect(practiceOf(hard)).toEqual(practiceOf(plain))
    expect(attendanceOf(hard)).toEqual(attendanceOf(plain))
  })
})
