import { composeCatalogue } from '#src/app/catalogue.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { readSources } from '/work/main/tests/fences/source.ts'
const c = composeCatalogue(loadRulebook())
const tests = readSources(['tests','src'], /\.test\.ts$/).map(s=>s.text).join('\n')
for (const m of c.modules) {
  const codes = Object.keys(m.refusals ?? {})
  console.log(m.name, 'commands', (m.commands??[]).length, (m.commands ?? []).map(x=>x.name.split('.')[1]).join(' '), '| facts', Object.keys(m.facts??{}).length, '| codes', codes.length, 'untested:', codes.filter(x=>!tests.includes(x)).map(x=>x.split('/')[1]).join(' '))
}
