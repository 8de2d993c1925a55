import { toShanghai } from '#src/kernel/time.ts'
import { consult, discharges, type Rulebook, type SeenFact, withSettings } from './engine.ts'
import { evaluateGate, type Signature } from './kinds/gate.ts'
import { obligationsOf } from './kinds/route.ts'
import { eraseDue, gateFor, routeFor, standingOf } from './lookups.ts'
import type { WorkedCase } from './worked-case-schema.ts'
import { differs, list, promiseFaults } from './worked-promises.ts'

/** Works one case out and names every expectation that does not hold; empty when all do. */
export function workOut(worked: WorkedCase, rulebook: Rulebook): readonly string[] {
  try {
    return [...dutyFaults(worked, rulebook), ...gateFaults(worked, rulebook), ...standingFaults(worked, rulebook), ...routeFaults(worked, rulebook), ...retentionFaults(worked, rulebook), ...promiseFaults(worked, rulebook)]
  } catch (error) {
    return [(error as Error).message]
  }
}

const utc = (text: string): string => new Date(text).toISOString()

function dutyFaults({ given, expect }: WorkedCase, rulebook: Rulebook): string[] {
  if (given.fact === undefined) return []
  const fact: SeenFact = { kind: given.fact, data: given.data, at: utc(given.at) }
  const { openings } = consult(fact, rulebook)
  const found = new Map(openings.map((one) => [one.duty, one]))
  return [
    ...Object.entries(expect.opens ?? {}).flatMap(([duty, due]) => differs(`${duty} due`, toShanghai(utc(due)), found.has(duty) ? toShanghai(found.get(duty)!.dueAt) : 'no duty')),
    ...(expect.opensNot ?? []).filter((duty) => found.has(duty)).map((duty) => `${duty} must not open`),
    ...(expect.discharges === undefined ? [] : differs('discharges', list(expect.discharges), list(discharges(fact, rulebook)))),
    ...(expect.escalates ?? []).filter(({ duty, at, to }) => !found.get(duty)?.escalations.some((call) => call.to === to && call.at === utc(at))).map(({ duty, at, to }) => `${duty} must call ${to} at ${at}`),
  ]
}

const DIGEST = 'this text'

function gateFaults({ given, expect }: WorkedCase, rulebook: Rulebook): string[] {
  if (given.gate === undefined || expect.missing === undefined) return []
  const signatures = given.signed.flatMap(({ by, items, sendsBack, earlierText }) => items.map((item): Signature => ({
    item, personId: by, verdict: sendsBack ? 'sendBack' : 'pass', digest: earlierText ? 'an earlier text' : DIGEST, at: utc(given.at),
  })))
  const confirmationsNeeded = Object.entries(given.confirmations).map(([agency, answer]) => (answer === 'silent' ? { agency } : { agency, answer }))
  const missing = evaluateGate(gateFor(rulebook, given.gate, utc(given.at)), signatures, {
    authorIds: given.authors, digest: DIGEST, confirmationsNeeded, items: given.items, classes: given.classes, at: utc(given.at),
  })
  return differs('missing', list(expect.missing), list(missing.map(({ item }) => item)))
}

function standingFaults({ given, expect }: WorkedCase, rulebook: Rulebook): string[] {
  if (given.counts === undefined) return []
  const answer = standingOf(rulebook, given.counts, utc(given.at))
  return [
    ...(expect.state === undefined ? [] : differs('state', expect.state, answer.state)),
    ...(expect.lacks === undefined ? [] : differs('lacks', list(expect.lacks), list(answer.missing.map(({ what }) => what)))),
  ]
}

function routeFaults({ given, expect }: WorkedCase, rulebook: Rulebook): string[] {
  if (given.route === undefined) return []
  const route = routeFor(rulebook, given.route, utc(given.at))
  const codes = new Set(route.entries.map(({ code }) => code))
  return [
    ...(expect.lists ?? []).filter((code) => !codes.has(code)).map((code) => `${given.route} must list ${code}`),
    ...(expect.listsNot ?? []).filter((code) => codes.has(code)).map((code) => `${given.route} must not list ${code}`),
    ...(expect.obliges === undefined ? [] : differs('obliges', list(expect.obliges), list(obligationsOf(route, given.classes).keys()))),
    ...(expect.persons === undefined ? [] : differs('persons', String(expect.persons), String(route.persons))),
    ...(expect.exactly === undefined ? [] : differs('exactly', String(expect.exactly), String(route.exactly))),
    ...(expect.changeNeeds === undefined ? [] : differs('a change needs', list(expect.changeNeeds), list(route.changeNeeds))),
  ]
}

function retentionFaults({ given, expect }: WorkedCase, rulebook: Rulebook): string[] {
  if (given.keeps === undefined || expect.eraseAt === undefined) return []
  return differs('erased at', toShanghai(utc(expect.eraseAt)), toShanghai(eraseDue(withSettings(rulebook, given.settings), given.keeps, utc(given.at)).at))
}
