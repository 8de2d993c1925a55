import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { Refused } from './api/client.ts'
import { SessionProvider } from './api/session.tsx'
import { router } from './routes.tsx'
import { Broken } from './shell/broken.tsx'
import { Door } from './screens/sign-in/door.tsx'
import { NoticeProvider } from './ui/notice.tsx'
import { Coming } from './ui/page.tsx'
import { UiProvider } from './ui/provider.tsx'
import { LanguageProvider } from './words/language.tsx'
import './ui/theme.css'
import './ui/ui.css'
import './shell/shell.css'

const FRESH_MS = 20_000

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      // A refusal stays one however often it is asked; only an unreachable server is worth another try.
      retry: (times, error) => times < 2 && error instanceof Refused && (error.status === 0 || error.status === 503),
    },
  },
})

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <UiProvider>
          <NoticeProvider>
            <SessionProvider door={(session) => <Door session={session} />} loading={<div className="door"><Coming /></div>} broken={(error) => <Broken error={error} />}>
              <RouterProvider router={router} />
            </SessionProvider>
          </NoticeProvider>
        </UiProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
