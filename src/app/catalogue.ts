import { adapters } from '#src/adapters/channels/index.ts'
import { buildCatalogue, type Catalogue } from '#src/desk/catalogue.ts'
import { commonRefusals } from '#src/desk/refusals.ts'
import { ruleQueries, ruleRefusals } from '#src/desk/rule-queries.ts'
import { timeline } from '#src/desk/timeline.ts'
import { forward } from '#src/flows/forward.ts'
import { returning } from '#src/flows/return.ts'
import { access } from '#src/modules/access/module.ts'
import { agenda } from '#src/modules/agenda/module.ts'
import { briefings } from '#src/modules/briefings/module.ts'
import { casesModule } from '#src/modules/cases/module.ts'
import { channelsModule } from '#src/modules/channels/module.ts'
import { conferencesModule } from '#src/modules/conferences/module.ts'
import { consultationsModule } from '#src/modules/consultations/module.ts'
import { directory } from '#src/modules/directory/module.ts'
import { dutiesModule } from '#src/modules/duties/module.ts'
import { evaluation } from '#src/modules/evaluation/module.ts'
import { expertsModule } from '#src/modules/experts/module.ts'
import { intake } from '#src/modules/intake/module.ts'
import { log } from '#src/modules/log/module.ts'
import { measures } from '#src/modules/measures/module.ts'
import { publication } from '#src/modules/publication/module.ts'
import { review } from '#src/modules/review/module.ts'
import { signalsModule } from '#src/modules/signals/module.ts'
import { statementsModule } from '#src/modules/statements/module.ts'
import { training } from '#src/modules/training/module.ts'
import { triage } from '#src/modules/triage/module.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { places } from '#src/surfaces/cli/signals/places.ts'

/** All modules in the order of the river, watched by duties under `rules`. */
export function composeCatalogue(rules: Rulebook): Catalogue {
  const questions = [{ name: 'record', queries: [timeline] }, { name: 'rules', queries: ruleQueries, refusals: ruleRefusals }]
  const modules = [directory, measures, access, expertsModule, training, briefings, signalsModule(places), intake, triage, casesModule, agenda, consultationsModule, statementsModule, review, conferencesModule, publication, log, channelsModule(adapters), evaluation, dutiesModule(rules), ...questions]
  return buildCatalogue(modules, [...forward, ...returning], commonRefusals)
}
