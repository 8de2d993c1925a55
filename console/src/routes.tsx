import { createBrowserRouter, type RouteObject } from 'react-router'
import { Layout } from './shell/layout.tsx'
import { NotFound, PageBroken } from './shell/not-found.tsx'
import { Coming } from './ui/page.tsx'

type Screen = () => Promise<{ default: React.ComponentType }>

/** One address, one screen, loaded when somebody goes there. */
const screen = (path: string, load: Screen): RouteObject => ({ path, lazy: async () => ({ Component: (await load()).default }) })

export const router = createBrowserRouter(
  [
    {
      path: '/',
      Component: Layout,
      HydrateFallback: () => <main className="page"><Coming /></main>,
      children: [
        {
          ErrorBoundary: PageBroken,
          children: [
            { index: true, lazy: async () => ({ Component: (await import('./screens/today/today.tsx')).default }) },
            screen('messages', () => import('./screens/messages/messages.tsx')),
            screen('messages/new', () => import('./screens/messages/register.tsx')),
            screen('messages/:messageId', () => import('./screens/messages/message.tsx')),
            screen('triage', () => import('./screens/triage/triage.tsx')),
            screen('triage/:messageId', () => import('./screens/triage/item.tsx')),
            screen('cases', () => import('./screens/case/cases.tsx')),
            screen('cases/:caseId', () => import('./screens/case/case.tsx')),
            screen('cases/:caseId/record', () => import('./screens/record/record.tsx')),
            screen('cases/:caseId/evaluation', () => import('./screens/evaluation/case-evaluation.tsx')),
            screen('review', () => import('./screens/review/reviews.tsx')),
            screen('review/:reviewId', () => import('./screens/review/review.tsx')),
            screen('publication', () => import('./screens/publication/releases.tsx')),
            screen('publication/:statementId', () => import('./screens/publication/release.tsx')),
            screen('drafts', () => import('./screens/drafts/drafts.tsx')),
            screen('drafts/:statementId', () => import('./screens/drafts/draft.tsx')),
            screen('lines', () => import('./screens/lines/lines.tsx')),
            screen('rules', () => import('./screens/rules/rules.tsx')),
            screen('rules/:instrumentId', () => import('./screens/rules/instrument.tsx')),
            screen('units', () => import('./screens/directory/units.tsx')),
            screen('units/import', () => import('./screens/directory/import.tsx')),
            screen('units/:unitId', () => import('./screens/directory/unit.tsx')),
            screen('people', () => import('./screens/directory/people.tsx')),
            screen('people/:personId', () => import('./screens/directory/person.tsx')),
            screen('more', () => import('./screens/more/more.tsx')),
            screen('agenda', () => import('./screens/agenda/year.tsx')),
            screen('agenda/rota', () => import('./screens/agenda/rota.tsx')),
            screen('agenda/topics', () => import('./screens/agenda/topics.tsx')),
            screen('agenda/topics/:topicId', () => import('./screens/agenda/topic.tsx')),
            screen('agenda/quotas', () => import('./screens/agenda/quotas.tsx')),
            screen('agenda/look-ahead', () => import('./screens/agenda/look-ahead.tsx')),
            screen('agenda/calendar', () => import('./screens/agenda/calendar.tsx')),
            screen('conferences', () => import('./screens/conferences/conferences.tsx')),
            screen('conferences/attendance', () => import('./screens/conferences/attendance.tsx')),
            screen('conferences/follow-ups', () => import('./screens/conferences/follow-ups.tsx')),
            screen('conferences/:conferenceId', () => import('./screens/conferences/conference.tsx')),
            screen('meetings', () => import('./screens/more/meetings.tsx')),
            screen('withheld', () => import('./screens/more/withheld.tsx')),
            screen('evaluation', () => import('./screens/evaluation/evaluation.tsx')),
            screen('third-party', () => import('./screens/third-party/engagements.tsx')),
            screen('third-party/:engagementId', () => import('./screens/third-party/engagement.tsx')),
            screen('speakers', () => import('./screens/people/speakers.tsx')),
            screen('experts', () => import('./screens/people/experts.tsx')),
            screen('experts/:expertId', () => import('./screens/people/expert.tsx')),
            screen('briefings', () => import('./screens/people/briefings.tsx')),
            screen('training', () => import('./screens/training/training.tsx')),
            screen('training/courses/:courseId', () => import('./screens/training/course.tsx')),
            screen('training/drills/:drillId', () => import('./screens/training/drill.tsx')),
            screen('deputies', () => import('./screens/deputies/deputies.tsx')),
            screen('word-list', () => import('./screens/word-list/word-list.tsx')),
            screen('measures', () => import('./screens/measures/measures.tsx')),
            screen('measures/:documentId', () => import('./screens/measures/document.tsx')),
            screen('consultations', () => import('./screens/consultations/consultations.tsx')),
            screen('consultations/:consultationId', () => import('./screens/consultations/consultation.tsx')),
            screen('pages', () => import('./screens/pages/pages.tsx')),
            screen('pages/:statementId', () => import('./screens/pages/page.tsx')),
            screen('site', () => import('./screens/site/site.tsx')),
            screen('public-log', () => import('./screens/public-log/public-log.tsx')),
            screen('settings', () => import('./screens/more/settings.tsx')),
            { path: '*', Component: NotFound },
          ],
        },
      ],
    },
  ],
  { basename: '/console' },
)
