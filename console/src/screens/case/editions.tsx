import { useState } from 'react'
import type { Content, RiskNote, ShownMedia } from '#src/modules/statements/contract.ts'
import type { StatementDetail } from '../../api/questions.ts'
import { Difference } from '../../diff/difference.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Mark } from '../../ui/page.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords, momentWords } from '../../words/moment.ts'
import { contentClasses } from '../../words/terms.ts'
import { riskFields, textFields } from './content.ts'
import { pageLines } from '../pages/lines.ts'
import { PageText } from '../pages/page-text.tsx'
import { ExpertText } from './expert-opinion.tsx'
import { statementWords } from './statement-words.ts'
import './case.css'

/** Finished editions: the newest in full, any of them against the one before. */
export function Editions({ statement }: { readonly statement: Pick<StatementDetail, 'texts'> }) {
  const say = useWords(statementWords)
  const [chosen, setChosen] = useState<string>()
  const { texts } = statement
  const at = chosen === undefined ? texts.length - 1 : texts.findIndex((text) => String(text.no) === chosen)
  const text = texts[at]
  const before = texts[at - 1]
  const [comparing, setComparing] = useState(false)
  if (!text) return null
  return (
    <div className="stack-tight">
      {texts.length > 1 && (
        <div className="row">
          <Switch label={say.statement} value={String(text.no)} onChange={setChosen} options={texts.map((one) => ({ value: String(one.no), label: say.edition(one.no) }))} />
          {before && <Button kind="quiet" onPress={() => setComparing(!comparing)}>{comparing ? say.hideDifference : say.showDifference}</Button>}
        </div>
      )}
      {comparing && before ? <ContentDifference before={before.content} after={text.content} beforeNo={before.no} /> : <ContentText content={text.content} />}
    </div>
  )
}

/** What will be public, word for word. */
export function ContentText({ content, of }: { readonly content: Content; readonly of?: string }) {
  const say = useWords(statementWords)
  const { language } = useLanguage()
  const nameClass = useNames(contentClasses)
  return (
    <article>
      <p className="edition-title">{content.title}</p>
      {textFields.slice(1).map((field) => content[field] && (
        <section key={field}><span className="part-label">{say[field]}</span><div className="words">{content[field]}</div></section>
      ))}
      {of && content.media?.map((media) => <FigureOf key={media.id} media={media} of={of} />)}
      <PageText content={content} />
      <ExpertText content={content} />
      <div className="row">
        <Mark>{nameClass(content.contentClass)}</Mark>
        {content.resultExpectedOn && <Mark tone="wait">{say.resultPending(dateWords(content.resultExpectedOn, language))}</Mark>}
        {content.nextUpdateAt && <Mark tone="wait">{say.nextPending(momentWords(content.nextUpdateAt, language))}</Mark>}
      </div>
    </article>
  )
}

/** A picture or film that goes out with the words: who signs them has seen it. */
function FigureOf({ media: { id, kind, alt, captions }, of }: { readonly media: ShownMedia; readonly of: string }) {
  const say = useWords(statementWords)
  const at = (one: string): string => `/api/conferences/${of}/media/${one}`
  return (
    <figure className="shown-media">
      {kind === 'picture' ? <img src={at(id)} alt={alt} /> : <video controls preload="metadata" src={at(id)} aria-label={alt}>{captions && <track kind="captions" src={at(captions.id)} srcLang="zh-CN" default />}</video>}
      <figcaption className="small">{alt}{kind === 'video' && !captions && <> <Mark tone="wait">{say.noCaptions}</Mark></>}</figcaption>
    </figure>
  )
}

const opinionOf = ({ expert }: Content): string => (expert ? `${expert.name} ${expert.field} ${expert.signedOn}\n${expert.opinion}` : '')

/** Two editions against each other, part by part. */
export function ContentDifference({ before, after, beforeNo }: { readonly before: Content; readonly after: Content; readonly beforeNo: number }) {
  const say = useWords(statementWords)
  return (
    <article>
      <h3>{say.difference(beforeNo)}</h3>
      {textFields.map((field) => (before[field] || after[field]) && (
        <section key={field}><span className="part-label">{say[field]}</span><Difference before={before[field]} after={after[field]} /></section>
      ))}
      {(before.page || after.page) && <section><span className="part-label">{say.pageParts}</span><Difference before={pageLines(before)} after={pageLines(after)} /></section>}
      {(before.expert ?? after.expert) && <section><span className="part-label">{say.expert}</span><Difference before={opinionOf(before)} after={opinionOf(after)} /></section>}
    </article>
  )
}

export function RiskText({ riskNote }: { readonly riskNote: RiskNote }) {
  const say = useWords(statementWords)
  return <Facts items={riskFields.map((field) => riskNote[field] !== '' && ([say[field], riskNote[field]] as const))} />
}
