import type { FastifyInstance } from 'fastify'
import type { SurfaceDeps } from '../http/deps.ts'
import { registerBulletinPaper } from './bulletin-paper.ts'
import { registerCalendar } from './calendar.ts'
import { registerConferenceFiles } from './conference-files.ts'
import { registerConferencePapers } from './conference-papers.ts'
import { registerReleaseLedger } from './release-ledger.ts'
import { registerReleasePaper } from './release-paper.ts'
import { registerDeskRoutes } from './desk.ts'
import { registerDrills } from './drills.ts'
import { registerEvents } from './events.ts'
import { registerHealth } from './health.ts'
import { registerKitFiles } from './kit-files.ts'
import { registerLookAhead } from './look-ahead.ts'
import { registerOpenApi } from './openapi.ts'
import { registerPosts } from './posts.ts'
import { registerPublicQuestions } from './public-questions.ts'
import { registerRota } from './rota.ts'
import { registerSessionRoutes } from './session.ts'
import { registerSignInRoutes } from './sign-ins.ts'
import { registerUploads } from './uploads.ts'

/** All routes below /api/, and /healthz. */
export function registerApi(app: FastifyInstance, deps: SurfaceDeps): void {
  registerHealth(app, deps)
  registerSessionRoutes(app, deps)
  registerSignInRoutes(app, deps)
  registerDeskRoutes(app, deps)
  registerDrills(app, deps)
  registerUploads(app, deps)
  registerConferencePapers(app, deps)
  registerReleaseLedger(app, deps)
  registerReleasePaper(app, deps)
  registerBulletinPaper(app, deps)
  registerConferenceFiles(app, deps)
  registerKitFiles(app, deps)
  registerPublicQuestions(app, deps)
  registerEvents(app, deps)
  // Whoever holds a calendar's address is not signed in, so in a drill there is none.
  if (!deps.enclosed) registerCalendar(app, deps)
  registerPosts(app, deps)
  registerRota(app, deps)
  registerLookAhead(app, deps)
  registerOpenApi(app, deps)
}
