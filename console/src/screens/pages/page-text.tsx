import type { Content } from '#src/modules/statements/contract.ts'
import type { Block } from '#src/modules/statements/page.ts'
import { fates, fatesInEnglish } from '#src/modules/consultations/kinds.ts'
import { pageKinds, pageKindsInEnglish, verdicts, verdictsInEnglish } from '#src/modules/statements/page-kinds.ts'
import { Facts, Mark } from '../../ui/page.tsx'
import { dateWords, momentWords } from '../../words/moment.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { pageWords } from './words.ts'

/** What a text holds beyond an answer, as reviewers must see it: all of it. */
export function PageText({ content: { page, problems, noProblems, authorisation } }: { readonly content: Content }) {
  const say = useWords(pageWords)
  const { language } = useLanguage()
  const [kinds, judgements, ends] = language === 'zh' ? [pageKinds, verdicts, fates] : [pageKindsInEnglish, verdictsInEnglish, fatesInEnglish]
  const day = (date: string) => dateWords(date, language)
  return (
    <>
      {problems && <section><span className="part-label">{say.problems}</span><div className="words">{problems}</div></section>}
      {noProblems && <section><span className="part-label">{say.noProblems}</span><div className="words">{noProblems}</div></section>}
      {authorisation && <Facts items={[[say.authorisedBy, authorisation.by], [say.authorisedRecord, authorisation.record], [say.authorisedOn, day(authorisation.on)]]} />}
      {page && <Mark>{kinds[page.kind]}</Mark>}
      {page?.document && <Facts items={[[say.number, page.document.number], [say.issuer, page.document.issuer], [say.addressee, page.document.addressee], [say.issuedOn, day(page.document.issuedOn)], [say.signedBy, page.document.signedBy]]} />}
      {page?.interprets && <Facts items={[[say.interprets, page.interprets.title], page.interprets.url && [say.policyUrl, page.interprets.url]]} />}
      {page?.rebuts && (
        <section>
          <Facts items={[[say.claim, page.rebuts.claim], [say.where, page.rebuts.where], [say.seenOn, day(page.rebuts.seenOn)], [say.verdict, judgements[page.rebuts.verdict]]]} />
          <span className="part-label">{say.evidence}</span>
          <ol>{page.rebuts.evidence.map((one) => <li key={one.what} className="words">{one.what}<br /><span className="quiet small">{one.source}</span></li>)}</ol>
        </section>
      )}
      {page?.decision && (
        <>
          <section><span className="part-label">{say.policy}</span><div className="words">{page.decision.policy}</div></section>
          <section><span className="part-label">{say.plan}</span><div className="words">{page.decision.plan}</div></section>
          <section><span className="part-label">{say.decided}</span><div className="words">{page.decision.decision}</div></section>
          <section><span className="part-label">{say.procedure}</span><div className="words">{page.decision.procedure}</div></section>
          <section><span className="part-label">{say.outcome}</span><div className="words">{page.decision.outcome}</div></section>
        </>
      )}
      {page?.invites && (
        <>
          <Facts items={[[say.closesOn, day(page.invites.closesOn)], [say.outcomeOn, day(page.invites.outcomeOn)], page.invites.hearing && [say.hearingAt, momentWords(page.invites.hearing.at, language)], page.invites.hearing && [say.place, page.invites.hearing.place], page.invites.hearing && [say.seats, page.invites.hearing.seats], page.invites.hearing && [say.who, page.invites.hearing.who]]} />
          {page.invites.questions.length > 0 && <section><span className="part-label">{say.questions}</span><ol>{page.invites.questions.map((one) => <li key={one.text} className="words">{one.text}{one.several && say.several}<ul>{one.options.map((option) => <li key={option}>{option}</li>)}</ul></li>)}</ol></section>}
        </>
      )}
      {page?.concludes && (
        <>
          <Facts items={[[say.concluded, page.concludes.title]]} />
          <section><span className="part-label">{say.views}</span><ol>{page.concludes.views.map((one) => <li key={one.view} className="words">{one.view} · {one.count}<br /><strong>{ends[one.fate]}</strong> {one.reason}</li>)}</ol></section>
          {page.concludes.minutes && <section><span className="part-label">{say.minutes}</span><div className="words">{page.concludes.minutes}</div></section>}
        </>
      )}
      {page?.blocks?.map((block, n) => <section key={n}><span className="part-label">{say.block(n + 1)}</span><BlockText block={block} /></section>)}
    </>
  )
}

function BlockText({ block }: { readonly block: Block }) {
  const say = useWords(pageWords)
  if (block.kind === 'text') return <><strong>{block.heading}</strong><div className="words">{block.text}</div></>
  if (block.kind === 'link') return <><a href={block.url} target="_blank" rel="noreferrer">{block.name}</a><div className="words">{block.alternative}</div></>
  return <><span>{say[block.kind]} · {block.name}{block.synthetic && <Mark tone="wait">{say.synthetic}</Mark>}</span><div className="words">{block.alternative}</div></>
}
