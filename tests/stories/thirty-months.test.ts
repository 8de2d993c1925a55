import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { judge, type Judgement } from '../../proof/thirty-months/judge.ts'
import { MEMBERS, VOICES } from '../../proof/thirty-months/district.ts'
import { monthsOf } from '../../proof/thirty-months/plan.ts'
import { rulesOfTheDistrict } from '../../proof/thirty-months/rules.ts'
import { endOf, walk } from '../../proof/thirty-months/walk.ts'
import { useOffice } from '../setup/office.ts'

/** The first months of the thirty: `npm run proof -- thirty-months` walks them all. */
const office = useOffice('2011-09-30T08:30:00+08:00', { units: MEMBERS.map(({ group: _, ...unit }) => unit), people: VOICES, rules: rulesOfTheDistrict() })
const months = monthsOf(3, 8)

describe('from the month of the measure on', () => {
  let told: Judgement
  beforeAll(async () => {
    await walk(office, months)
    await office.turnTo(endOf(months.at(-1)!))
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    told = await judge(owner, '2011-10', '2011-12')
    await owner.end()
  }, 120_000)

  it('[NH-05][NH-06][NH-40] nothing is owed before 2011-10; from then on a conference a month, each with a session for every unit of its group', () => {
    expect(told.conferences).toEqual({ owed: 3, held: 3, heldLate: 0, moved: 0 })
    expect(told.sessions).toEqual({ owed: 12, held: 11 })
  })

  it('[NH-13][NH-14] who missed the turn of its group is named, and so is every unit that did not reach its number', () => {
    expect(told.missedTurns).toEqual([{ unit: MEMBERS.find(({ key }) => key === 'F-economy')!.name, month: '2011-12', madeUp: false }])
    expect(told.shortUnits.map(({ unit }) => unit)).toContain(told.missedTurns[0]!.unit)
  })

  it('[NH-41][NH-43] every question is answered on the spot or followed to its end; none hangs', () => {
    const { asked, onSite, followedUp, merged, declined, open, resolved } = told.questions
    expect(asked).toBe(24)
    expect(onSite + followedUp + merged + declined).toBe(asked)
    expect(open).toBe(0)
    expect(followedUp).toBeGreaterThan(0)
    expect(resolved).toBe(followedUp)
  })

  it('[NH-04] the figures are the same, read from the things and counted in the facts', () => {
    expect(told.faults).toEqual([])
  })
})
