import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Axis } from '#src/modules/measures/contract.ts'
import { useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { DocumentDetail } from '../../api/register-questions.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { Life } from './life.tsx'
import { Revise, WriteDocument } from './write.tsx'
import { axisNames, levelNames, measureWords, stepNames } from './words.ts'
import './measures.css'

/** One rule document: its four parts, how it came into being, what it implements and what implements it. */
export default function DocumentPage() {
  const { documentId = '' } = useParams()
  const say = useWords(measureWords)
  const { language } = useLanguage()
  const nameStep = useNames(stepNames)
  const nameLevel = useNames(levelNames)
  const may = useMay()
  const mine = useMyUnits()
  const asked = useAsk('measures.document', { documentId })
  const [act, setAct] = useState<'write' | 'revise'>()
  const one = asked.data
  const isIssued = one?.state === 'issued' || one?.state === 'interpreted'
  const own = one !== undefined && mine.has(one.unitId)
  const due = one?.revisionDue
  return (
    <Page
      title={one?.title ?? say.document}
      back={{ to: '/measures', name: say.title }}
      under={one && <><Mark>{nameLevel(one.level)}</Mark><Mark>{say.version(one.no)} · {nameStep(one.state)}</Mark><Mark tone={one.inForce ? 'kept' : 'plain'}>{one.inForce ? say.inForce(one.inForce.no) : say.notInForce}</Mark>{due && <Mark tone="wait">{say.revisionDue}</Mark>}</>}
      actions={own && (isIssued ? may('measures.revise') && <Button onPress={() => setAct('revise')}>{say.revise}</Button> : may('measures.write') && <Button onPress={() => setAct('write')}>{say.write}</Button>)}
    >
      <Answered asked={asked} lines={8}>
        {(document) => (
          <>
            {due && <p>{say.revisionWhy(due.title, dateWords(due.since, language))}</p>}
            <div className="two-columns">
              <Parts document={document} />
              <div className="stack"><Life document={document} /><About document={document} /></div>
            </div>
          </>
        )}
      </Answered>
      {one && act === 'write' && <WriteDocument document={one} onClose={() => setAct(undefined)} />}
      {one && act === 'revise' && <Revise documentId={one.id} onClose={() => setAct(undefined)} />}
    </Page>
  )
}

function Parts({ document }: { readonly document: DocumentDetail }) {
  const say = useWords(measureWords)
  const nameAxis = useNames(axisNames)
  return (
    <Panel title={say.text}>
      <div className="stack">
        {(Object.keys(axisNames) as Axis[]).map((axis) => <section key={axis}><h3>{nameAxis(axis)}</h3>{document.sections[axis] ? <div className="words">{document.sections[axis]}</div> : <p className="quiet">{say.missing}</p>}</section>)}
      </div>
    </Panel>
  )
}

function About({ document }: { readonly document: DocumentDetail }) {
  const say = useWords(measureWords)
  const { language } = useLanguage()
  const { nameOf } = useUnits()
  const linkOf = (parent: DocumentDetail['derivesFrom'][number]): string | undefined => (parent.documentId ? `/measures/${parent.documentId}` : parent.instrumentId ? `/rules/${parent.instrumentId}` : undefined)
  return (
    <>
      <Panel>
        <Facts
          items={[
            [say.unit, nameOf(document.unitId)],
            document.effectiveFrom && [say.effectiveFrom, dateWords(document.effectiveFrom, language)],
            document.derivesFrom.length > 0 && [say.derivesFrom, <ul key="parents" className="plain-list">{document.derivesFrom.map((parent) => { const to = linkOf(parent); return <li key={parent.title}>{to ? <Link to={to}>{parent.title}</Link> : parent.title}</li> })}</ul>],
            document.children.length > 0 && [say.children, <ul key="children" className="plain-list">{document.children.map((child) => <li key={child.id}><Link to={`/measures/${child.id}`}>{child.title}</Link> {child.revisionDue && <Mark tone="wait">{say.revisionDue}</Mark>}</li>)}</ul>],
          ]}
        />
      </Panel>
      {document.issued.length > 0 && (
        <Panel title={say.issued}>
          <ul className="rows">{document.issued.toReversed().map((version) => <li key={version.no}><strong>{say.version(version.no)}</strong> {say.issuedAs(version.number, dateWords(version.issuedOn, language), dateWords(version.effectiveFrom, language))}{version.interpretation && <details><summary>{say.interpretation}</summary><div className="words">{version.interpretation}</div></details>}</li>)}</ul>
        </Panel>
      )}
    </>
  )
}
