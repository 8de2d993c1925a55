import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { useWords } from '../words/language.tsx'
import { shellWords } from './words.ts'

export function NotFound() {
  const say = useWords(shellWords)
  return <Page title={say.notFound}><p>{say.notFoundHow}</p></Page>
}

/** A screen that failed, e.g. because a newer console was installed meanwhile. */
export function PageBroken() {
  const say = useWords(shellWords)
  return <Page title={say.broken} actions={<Button kind="main" onPress={() => location.reload()}>{say.reload}</Button>}><p>{say.brokenHow}</p></Page>
}
