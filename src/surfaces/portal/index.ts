import type { FastifyInstance } from 'fastify'
import type { PageTroubles, RegisterSurface, SurfaceDeps } from '../http/deps.ts'
import { registerFeeds } from '../feeds/index.ts'
import { registerConferencePages } from './conference-pages.ts'
import { registerConfirmPages } from './confirm-pages.ts'
import { registerConsultationPages } from './consultation-pages.ts'
import { registerCounterPages } from './counter-pages.ts'
import { registerLogPages } from './log-pages.ts'
import { accessibilityPage } from './pages/accessibility.ts'
import { homePage } from './pages/home.ts'
import { kindLists, kindPage, type KindList } from './pages/kinds.ts'
import { linksPage } from './pages/links.ts'
import { promisesPage } from './pages/promises.ts'
import { questionsPage } from './pages/questions.ts'
import { releasePage, shortAddress, wordsOf } from './pages/release.ts'
import { releasesPage } from './pages/releases.ts'
import { reportPage } from './pages/report.ts'
import { rulesPage } from './pages/rules.ts'
import { spokespersonsPage } from './pages/spokespersons.ts'
import { notFoundPage, refusedPage } from './pages/trouble.ts'
import { registerPreviewPages } from './preview-pages.ts'
import { registerReactionPages } from './reaction-pages.ts'
import { registerQr } from './qr.ts'
import { makeServing } from './serving.ts'
import { readSettings, type PortalSettings } from './settings.ts'
import { registerSiteFiles } from './site-files.ts'
import { registerStyle } from './style.ts'
import { registerSubscribePages } from './subscribe-pages.ts'

/** Longest that a list with running clocks in it is kept, in seconds. */
const LISTS = 5
/** What changes with the shelf alone is thrown away when it turns; this bounds what else may have changed. */
const READING = 60

/** The public site: server-rendered pages without any script, fed by the public queries alone. */
export function makePortal(settings: PortalSettings): RegisterSurface {
  return (app: FastifyInstance, deps: SurfaceDeps): PageTroubles => {
    const serving = makeServing(deps, { ...(deps.filesPort !== undefined && { filesPort: deps.filesPort }), ...settings })
    registerStyle(app)
    serving.add(app, '/', LISTS, homePage)
    serving.add(app, '/releases', LISTS, releasesPage)
    serving.add(app, '/releases/:id', READING, releasePage)
    serving.add(app, '/releases/:id/:no', READING, releasePage)
    serving.add(app, '/releases/:id/:no/words.json', READING, wordsOf)
    serving.add(app, '/questions', LISTS, questionsPage)
    serving.add(app, '/promises', LISTS, promisesPage)
    serving.add(app, '/report', READING, reportPage)
    serving.add(app, '/report/:year', READING, reportPage)
    serving.add(app, '/spokespersons', LISTS, spokespersonsPage)
    serving.add(app, '/rules', READING, rulesPage)
    serving.add(app, '/accessibility', READING, accessibilityPage)
    for (const path of Object.keys(kindLists) as KindList[]) serving.add(app, path, READING, (asked) => kindPage(asked, path))
    serving.add(app, '/links', READING, linksPage)
    serving.add(app, '/r/:end', READING, shortAddress)
    registerCounterPages(app, serving)
    registerConsultationPages(app, serving)
    registerConferencePages(app, serving)
    registerConfirmPages(app, serving)
    registerReactionPages(app, serving)
    registerPreviewPages(app, serving)
    registerSubscribePages(app, serving)
    // What is fetched by machines from outside exists only where something may leave (RL-17).
    if (!deps.enclosed) {
      registerLogPages(app, serving)
      registerFeeds(app, serving)
    }
    registerSiteFiles(app, serving, deps.enclosed)
    registerQr(app, serving)
    return {
      notFound: (request, reply) => {
        const view = serving.bareView(request)
        return serving.send(reply, view, notFoundPage(view))
      },
      refused: (request, reply, reason) => {
        const view = serving.bareView(request)
        return serving.send(reply, view, refusedPage(view, reason))
      },
    }
  }
}

/** The portal with the settings of the environment, as the composition root registers it. */
export const registerPortal: RegisterSurface = (app, deps) => makePortal(readSettings(process.env))(app, deps)
