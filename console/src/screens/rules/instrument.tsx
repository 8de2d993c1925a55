import { useEffect, useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { InstrumentDetail, RuleEntry } from '../../api/rule-questions.ts'
import { TextField } from '../../ui/fields.tsx'
import { Answered, Empty, Facts, Page, Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { OneRule } from './one-rule.tsx'
import { levelNames, lifeStepNames, ruleKinds, ruleWords } from './words.ts'
import './rules.css'

/** One document, clause by clause. */
export default function Instrument() {
  const { instrumentId = '' } = useParams()
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const asked = useAsk('rules.instrument', { instrumentId })
  return (
    <Page title={asked.data?.title[language] ?? say.title} back={{ to: '/rules', name: say.title }}>
      <Answered asked={asked} lines={10}>{(one) => <><About one={one} /><Found rules={one.rules} /></>}</Answered>
    </Page>
  )
}

function About({ one }: { readonly one: InstrumentDetail }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const nameLevel = useNames(levelNames)
  const nameStep = useNames(lifeStepNames)
  const above = [...one.basedOn.map((each) => <Link key={each.id} to={`/rules/${each.id}`}>{each.title[language]}</Link>), ...one.derivesFrom.map((each) => <span key={each.zh}>{each[language]}</span>)]
  return (
    <Panel>
      <div className="about-instrument">
        <Facts
          items={[
            [say.issuer, `${one.issuer[language]} · ${nameLevel(one.level)}`],
            one.number && [say.number, one.number],
            [say.issuedOn, dateWords(one.issuedOn, language)],
            [say.inForce, one.effectiveUntil ? say.inForceUntil(dateWords(one.effectiveFrom, language), dateWords(one.effectiveUntil, language)) : say.inForceFrom(dateWords(one.effectiveFrom, language))],
          ]}
        />
        <Facts
          items={[
            above.length > 0 && [say.basedOn, <span key="above" className="stack-tight">{above}</span>],
            one.life && [say.life, one.life.map((step) => [step.on && dateWords(step.on, language), nameStep(step.step)].filter(Boolean).join(' ')).join(language === 'zh' ? '、' : ', ')],
            one.note && [say.note, one.note[language]],
          ]}
        />
      </div>
      <p className="quiet small about-words">{say.ownWords}</p>
    </Panel>
  )
}

function Found({ rules }: { readonly rules: readonly RuleEntry[] }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const nameKind = useNames(ruleKinds)
  const { hash } = useLocation()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const fits = (rule: RuleEntry): boolean => [rule.clause, ...rule.register, rule.title[language], rule.says[language]].some((text) => text.toLowerCase().includes(wanted))
  const found = rules.filter(fits)
  useEffect(() => {
    if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView()
  }, [hash])
  return (
    <>
      <div className="rule-search"><TextField label={say.search} bare kind="search" placeholder={say.search} value={search} onChange={setSearch} /></div>
      {found.length === 0 && <Empty>{say.none}</Empty>}
      {[...Map.groupBy(found, (rule) => rule.kind)].map(([kind, own]) => (
        <Panel key={kind} title={`${nameKind(kind)} ${own.length}`}>{own.map((rule) => <OneRule key={rule.id} rule={rule} />)}</Panel>
      ))}
    </>
  )
}
