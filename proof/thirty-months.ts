import pg from 'pg'
import { mustDo, raiseOffice } from '#src/app/cast.ts'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { settle } from '#src/desk/clockwork.ts'
import { makeDesk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import { parseInstant, type Instant } from '#src/kernel/time.ts'
import { openPool } from '#src/record/pool.ts'
import { rulesOfTheDistrict } from './thirty-months/rules.ts'
import { countOf, withOwnDatabase } from './own-database.ts'
import { MEMBERS, OFFICE_PEOPLE, OFFICE_UNIT, VOICES } from './thirty-months/district.ts'
import { judge } from './thirty-months/judge.ts'
import { monthsOf } from './thirty-months/plan.ts'
import { endOf, walk } from './thirty-months/walk.ts'

/** NH-05, NH-40: from the month of the measure on. */
const FIRST = '2011-10'
const START = '2011-09-30T00:30:00.000Z'
const MONTHS = 30
const QUESTIONS = 36

/**
 * Thirty months of an invented district under nanhu-2011 (NH-40, NH-41): conferences owed and held, who missed a turn, every question to its
 * end; all figures are read from the record afterwards. `--months N`, `--questions N` of each conference.
 */
export async function prove(argv: readonly string[]): Promise<boolean> {
  const months = monthsOf(countOf(argv, MONTHS, '--months'), countOf(argv, QUESTIONS, '--questions'))
  return withOwnDatabase(async (config) => {
    const pool = await openPool(config('huiying_app'), 4)
    const owner = new pg.Client(config('owner'))
    await owner.connect()
    try {
      const rules = rulesOfTheDistrict()
      const ledger: Ledger = { db: pool.db, catalogue: composeCatalogue(rules), rules }
      const desk = makeDesk(ledger)
      let now: Instant = START
      const cast = await raiseOffice(desk, [OFFICE_UNIT, ...MEMBERS.map(({ group: _, ...unit }) => unit)], [...OFFICE_PEOPLE, ...VOICES], now)
      const turnTo = async (instant: string): Promise<void> => {
        now = parseInstant(instant)!
        await settle(ledger, now)
      }
      let commands = 0
      const began = performance.now()
      await walk({
        cast,
        turnTo,
        does: (who, command, input) => {
          commands += 1
          return mustDo(desk, cast.actor(who), command, input, now)
        },
        async asks<T>(who: string, query: string, input: unknown) {
          const answer = await desk.ask<T>(cast.actor(who), query, input, now)
          if ('refusals' in answer) throw new Error(`${query} was refused: ${JSON.stringify(answer.refusals)}`)
          return answer.value
        },
      }, months, (line) => console.error(`  ${line}`))
      const last = months.at(-1)!
      await turnTo(endOf(last))
      const { faults, ...figures } = await judge(owner, FIRST, `${last.year}-${String(last.month).padStart(2, '0')}`)
      const complete = figures.conferences.held === figures.conferences.owed && figures.questions.open === 0
      console.log(JSON.stringify({ proof: 'thirty-months', months: months.length, units: MEMBERS.length, commands, seconds: Math.round((performance.now() - began) / 1000), ...figures, faults: faults.length, ok: complete && faults.length === 0 }))
      for (const fault of faults) console.error(fault)
      return complete && faults.length === 0
    } finally {
      await owner.end()
      await pool.end()
    }
  })
}
