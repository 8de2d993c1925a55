import { describe, expect, it } from 'vitest'
import { composeCatalogue } from '#src/app/catalogue.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import { forward } from '#src/flows/forward.ts'
import { returning } from '#src/flows/return.ts'
import { moduleNames } from '#src/modules/river.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { arrowsOf, asksOf, moduleOf, type Arrow } from '../../tools/river/probe.ts'
import { directionFaults, loopsWithoutHuman, publicationFaults } from './laws.ts'
import { literal, readSources, walk } from './source.ts'

const catalogue = composeCatalogue(loadRulebook())
const flows = [...forward, ...returning]
const arrow = (when: string, command: string): Arrow => ({ flow: 'planted', when, command })
const ask = (when: string, command: string): Flow => ({ name: 'planted', when, ask: () => ({ command, input: {} }) })

describe('the flows', () => {
  it('are seen whole: every command written in src/flows is asked by a flow of the tables', () => {
    const written = new Set<string>()
    for (const source of readSources(['src/flows'])) {
      walk(source, (node) => {
        const { key, value } = node as unknown as { key?: { name?: string }; value?: unknown }
        if (node.type === 'Property' && key?.name === 'command') written.add(literal(value) ?? 'computed')
      })
    }
    expect(new Set(arrowsOf(flows).map(({ command }) => command))).toEqual(written)
  })

  it('start from facts that are stated and ask commands that exist, which only the system gives', () => {
    for (const { flow, when, command } of arrowsOf(flows)) {
      expect(catalogue.ownerOf(when).name, flow).toBe(moduleOf(when))
      expect(catalogue.hasCommand(command), `${flow} asks ${command}`).toBe(true)
    }
    expect(arrowsOf(returning).length).toBeGreaterThan(5)
  })

  it('are sentences, each said once', () => {
    const names = flows.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z.]*(?:-[a-z]+)+(?: \([A-Za-z.]+\))?$/)
  })

  it('ask and do nothing else: a name, a fact, a question', () => {
    for (const flow of flows) {
      expect(Object.keys(flow).toSorted()).toEqual(['ask', 'name', 'when'])
      for (const asked of asksOf(flow)) expect(Object.keys(asked).toSorted()).toEqual(['command', 'input'])
    }
  })
})

describe('the laws of the river', () => {
  it('law 1 and 3: forward runs down the map, return asks up the map', () => {
    expect(directionFaults(arrowsOf(forward), moduleNames, 'forward')).toEqual([])
    expect(directionFaults(arrowsOf(returning), moduleNames, 'return')).toEqual([])
    expect(directionFaults([arrow('publication.released', 'cases.noteAnswer')], moduleNames, 'forward')).toHaveLength(1)
    expect(directionFaults([arrow('cases.opened', 'statements.start')], moduleNames, 'return')).toHaveLength(1)
    expect(directionFaults([arrow('cases.opened', 'cases.close')], moduleNames, 'return')).toHaveLength(1)
    expect(directionFaults([arrow('weather.changed', 'cases.close')], moduleNames, 'return')).toHaveLength(1)
  })

  it('law 2: two modules meet only in a flow; timers, effects and watchers give their own module’s commands', () => {
    for (const module of catalogue.modules) {
      for (const command of [...Object.values(module.onTimer ?? {}), ...Object.values(module.effect ?? {})]) expect(moduleOf(command)).toBe(module.name)
      for (const fact of catalogue.modules.flatMap((one) => Object.keys(one.facts ?? {}))) {
        const seen = module.watch?.({ kind: fact, subject: 'x.y:z', unitId: '', id: '', at: '', actor: { as: 'citizen' }, because: [], data: {} }) ?? []
        for (const { command } of seen) expect(moduleOf(command)).toBe(module.name)
      }
    }
  })

  it('law 4: exactly one flow leads into publication, and it comes from review', () => {
    expect(publicationFaults(arrowsOf(flows))).toEqual([])
    expect(publicationFaults([...arrowsOf(flows), arrow('cases.closed', 'publication.ready')])).toHaveLength(1)
    expect(publicationFaults([arrow('statements.editionFinished', 'publication.ready')])).toHaveLength(1)
    expect(publicationFaults([])).toHaveLength(1)
    expect(publicationFaults(arrowsOf([...flows, ask('review.signed', 'publication.release')]))).toHaveLength(1)
  })

  it('law 5: every loop passes a person', () => {
    const arrows = arrowsOf(flows)
    expect(loopsWithoutHuman(arrows)).toEqual([])
    // The whole graph does go round: a text sent back is written again. The law is not kept for want of loops.
    expect(arrows.some(({ when, command }) => moduleOf(when) === 'review' && moduleOf(command) === 'statements')).toBe(true)
    expect(loopsWithoutHuman([...arrows, arrow('publication.released', 'cases.noteAnswer'), arrow('cases.closed', 'publication.release')])).toEqual(['cases', 'publication'])
    expect(loopsWithoutHuman([arrow('intake.received', 'intake.receive')])).toEqual(['intake'])
    expect(loopsWithoutHuman([arrow('intake.received', 'triage.place'), arrow('triage.declined', 'intake.settle')])).toEqual([])
  })

  it('law 6: duties watch by the name of the fact, and stand last on the map', () => {
    expect(moduleNames.at(-1)).toBe('duties')
    expect(arrowsOf(flows).filter(({ when, command }) => [moduleOf(when), moduleOf(command)].includes('duties'))).toEqual([])
  })
})
