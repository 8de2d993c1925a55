import { Link } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import { useWords } from '../../words/language.tsx'
import { releaseWords } from './words.ts'

/** Where a text without a case comes from: the conference whose record it is, or the engagement of a third party. */
export function OwnMatter({ id }: { readonly id: string }) {
  const say = useWords(releaseWords)
  const text = useAsk('statements.statement', { statementId: id })
  const { data, isPending } = useAsk('conferences.conference', { conferenceId: id })
  if (isPending || text.isPending) return null
  if (text.data?.own) return <Link to={`/pages/${id}`}>{say.openPage}</Link>
  return data ? <Link to={`/conferences/${id}?tab=after`}>{say.openConference}</Link> : <Link to={`/third-party/${id}`}>{say.openEngagement}</Link>
}
