import { describe, expect, it } from 'vitest'
import { openings, withSettings } from '#src/rulebook/engine.ts'
import { gateFor } from '#src/rulebook/lookups.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { checksIn, officeFaults, tightenable, withOfficeValues } from './office-values.ts'

const rules = loadRulebook()
const LIMIT = 'gangbei-2017/3.3/accept-or-return'
const value = (within: string, from = '2026-06-01') => ({ from, ruleId: LIMIT, within, reason: '本办从严' })
const assigned = (at: string) => ({ kind: 'cases.assigned', at, data: {} })
const dueOf = (at: string, book = withOfficeValues(rules, [value('PT2H')])) => openings(assigned(at), book).find((one) => one.duty === 'accept-or-return')

describe('values of the office beside the documents they rest on', () => {
  it('[WL-07] a shorter limit stands, a longer one is refused with the rule it loosens', () => {
    expect(officeFaults(rules, [value('PT2H')])).toEqual([])
    expect(officeFaults(rules, [value('PT5H')]).map((fault) => fault.zh)).toEqual([`自 2026-06-01 起宽于上位规则 ${LIMIT}`])
  })

  it('[WL-07] a limit in days where the document counts hours is refused: in some week it would be longer', () => {
    expect(officeFaults(rules, [value('P1D')])).toHaveLength(1)
  })

  it('[GB-26] the office’s two hours hold from their day on; the document’s four hours stay in sight as the loser', () => {
    const before = dueOf('2026-05-31T10:00:00.000Z')!
    expect(before.dueAt).toBe('2026-05-31T14:00:00.000Z')
    const after = dueOf('2026-06-01T10:00:00.000Z')!
    expect(after.dueAt).toBe('2026-06-01T12:00:00.000Z')
    expect(after.governedBy.map((one) => [one.within, one.wins])).toEqual([['PT2H', true], ['PT4H', false]])
  })

  it('[WL-07] a later value may be longer than an earlier one of the office, as long as the document allows it', () => {
    const both = [value('PT2H'), value('PT3H', '2026-07-01')]
    expect(officeFaults(rules, both)).toEqual([])
    expect(dueOf('2026-07-01T10:00:00.000Z', withOfficeValues(rules, both))!.dueAt).toBe('2026-07-01T13:00:00.000Z')
  })

  it('[GB-34] a sixth check joins the five from its day on', () => {
    const six = withOfficeValues(rules, [{ from: '2026-06-01', check: { name: 'data', zh: '数据关', en: 'data check' }, reason: '数字须复核' }])
    const checks = (at: string) => gateFor(six, 'full', at).steps.filter((step) => step.item.startsWith('check:')).map((step) => step.item.slice(6))
    expect(checks('2026-05-30T10:00:00.000Z')).toEqual(['political', 'policy', 'legal', 'wording', 'secrecy'])
    expect(checks('2026-06-02T10:00:00.000Z')).toEqual(['political', 'policy', 'legal', 'wording', 'secrecy', 'data'])
    expect([...checksIn(rules)]).not.toContain('data')
  })

  it('keep what the office has set elsewhere', () => {
    const settings = [{ parameter: 'department-releases', from: '2026-01-01', value: 4 }]
    expect(withOfficeValues(withOfficeValues(withSettings(rules, settings), [value('PT2H')]), [value('PT3H')]).settings).toEqual(settings)
  })

  it('[WL-07] applied twice, the office’s values are not their own basis', () => {
    const once = withOfficeValues(rules, [value('PT2H')])
    const twice = withOfficeValues(once, [value('PT3H')])
    expect(openings(assigned('2026-06-01T10:00:00.000Z'), twice).find((one) => one.duty === 'accept-or-return')!.dueAt).toBe('2026-06-01T13:00:00.000Z')
    expect(tightenable(rules).map((rule) => rule.id)).toContain(LIMIT)
  })
})
