import { makeChecks, Manuscript } from '#src/signals/proofread/check.ts'
import type { Check } from '#src/signals/proofread/finding.ts'
import { shippedKnowledge } from '#src/surfaces/cli/signals/knowledge.ts'
import { homophonesOf } from '../../tests/signals/planted/fault.ts'
import { countFound, plantsOf } from '../../tests/signals/planted/measure.ts'
import type { Bench } from '../setting/report.ts'
import { chance } from './posts.ts'
import { learnedFrom, sentences, sharedIsHere, statutes, wordsAndSounds } from './proofread/material.ts'
import { readSet } from './proofread/sets.ts'

const SETS = ['ecspell-law', 'ecspell-odw'] as const
/** F1 of whole sentences put right, on the test parts of these sets, by models trained on their training parts (README of gingasan/lemon). */
const PUBLISHED: Readonly<Record<(typeof SETS)[number], string>> = { 'ecspell-law': 'BERT 0.398, MDCSpell 0.806, ReLM 0.956', 'ecspell-odw': 'BERT 0.250, MDCSpell 0.669, ReLM 0.923' }

/** Every seventh statute judges a table made from the others; the weights of `characters.ts` were learned from other sevenths. */
const PARTS = 7
const JUDGES = 5

/**
 * How good the check of a manuscript is: faults planted in statutes that its language table has not seen, false alarms on the same, and sets of
 * sentences with slips that others collected. `--faults N` of a kind, `--show N` of what was missed.
 */
export async function measure(bench: Bench): Promise<void> {
  const made = sharedIsHere() ? await wordsAndSounds() : { why: 'data/laws and data/proofreading are not here; HUIYING_SHARED names the folder that holds data/' }
  if ('why' in made) return bench.print({ figure: 'proofread', peer: 'statutes and sentences of the shared data', skipped: true, why: made.why })
  const known = await shippedKnowledge()
  const laws = (await statutes()).map(({ text }) => text)
  const show = bench.count('show', 0)
  const words = new Set(made.words.map((line) => line.split(' ', 1)[0]!))
  const random = chance(71)
  const { check, table } = learnedFrom(laws.filter((_, at) => at % PARTS !== JUDGES), made, known)
  const judged = laws.filter((_, at) => at % PARTS === JUDGES).slice(0, bench.quick ? 20 : undefined)
  const paragraphs = judged.flatMap((text) => text.split('\n')).filter((one) => one.length >= 20 && one.length <= 400)
  for (const [kind, { plant, as }] of Object.entries(plantsOf({ ...known, sounds: homophonesOf(table.bySound), isWord: (word) => words.has(word) }, random))) {
    const { planted, found, missed } = countFound(check, plant, as, paragraphs, bench.count('faults', bench.quick ? 100 : 500), random)
    for (const { text, at, length } of missed.slice(0, show)) bench.say(`${kind}: ${text.slice(Math.max(0, at - 12), at)}[${text.slice(at, at + length)}]${text.slice(at + length, at + length + 12)}`)
    bench.print({ figure: `proofread: planted, ${kind}, found of ${planted}`, value: found / planted, unit: '1' })
  }
  const alarms = falseAlarms(check, judged, show, bench)
  bench.print({ figure: `proofread: false alarms on ${judged.length} statutes, each 10,000 characters`, value: (alarms * 10_000) / judged.reduce((sum, { length }) => sum + length, 0), unit: '1' })
  const shipped = makeChecks(known)
  for (const set of SETS) {
    const { rows, sentence, character } = readSet(shipped, (await sentences()).filter((row) => row.set === set).slice(0, bench.quick ? 300 : undefined))
    bench.print({ figure: `proofread: ${set}, ${rows} sentences, recall of characters`, value: character.recall, unit: '1' })
    bench.print({ figure: `proofread: ${set}, precision of characters`, value: character.precision, unit: '1' })
    bench.print({ figure: `proofread: ${set}, whole sentences put right, F1`, value: sentence, unit: '1', peer: `published on the test part, trained on this part: ${PUBLISHED[set]}` })
  }
}

/** How many findings there are in `texts`, and which kinds. */
function falseAlarms(check: Check, texts: readonly string[], show: number, bench: Bench): number {
  const kinds = new Map<string, number>()
  let all = 0
  for (const text of texts) {
    for (const { kind, at, length, wrong, right } of new Manuscript(check).check(text)) {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      if (all++ < show * 4) bench.say(`false, ${kind}: ${text.slice(Math.max(0, at - 12), at)}[${wrong}→${right ?? ''}]${text.slice(at + length, at + length + 12)}`.replaceAll('\n', '⏎'))
    }
  }
  bench.say(`false alarms: ${[...kinds].map(([kind, often]) => `${kind} ${often}`).join(', ')}`)
  return all
}
