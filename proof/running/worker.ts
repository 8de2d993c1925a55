// A process with a clockwork and nothing else, on a database that others use too: `worker.ts DATA`. Prints one line once it runs.
import { appConfig, nameOf } from '#src/app/databases.ts'
import { openSite } from '#src/app/site.ts'
import { attachOrStart } from '#src/record/engine/index.ts'
import { openKeys, useKeys } from '#src/record/keys.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { benchCatalogue } from '../../bench/setting/duties.ts'

const [dataDir = ''] = process.argv.slice(2)
const engine = await attachOrStart({ dataDir })
const keys = await openKeys(dataDir)
useKeys(keys)
const rules = loadRulebook()
await openSite(appConfig(engine, nameOf(engine, 'live')), { catalogue: benchCatalogue(rules), rules, keys, report: (error, what) => console.error(what, error) })
process.stdout.write('running\n')
