import { composeCatalogue } from '#src/app/catalogue.ts'
import { startClockwork } from '#src/desk/clockwork.ts'
import { openPool } from '#src/record/pool.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'

// A server process that does nothing but fire: started, killed and started again by two-clockworks.test.ts.
const rules = loadRulebook()
const pool = await openPool(JSON.parse(process.argv[2]!) as object, 3)
startClockwork({ db: pool.db, catalogue: composeCatalogue(rules), rules }, (error) => console.error(String(error)))
console.log('running')
