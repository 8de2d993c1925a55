import { useState } from 'react'
import { useParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { Force, RuleEntry } from '../../api/questions.ts'
import { TextField } from '../../ui/fields.tsx'
import { Answered, Empty, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords, type Language, type Names } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { ruleWords } from './words.ts'

const forces: Names<Force> = { must: ['必须', 'must'], should: ['应当', 'should'], 'in-principle': ['原则上', 'in principle'], encouraged: ['鼓励', 'encouraged'] }
const kinds: Names<RuleEntry['kind']> = { deadline: ['时限', 'time limit'], gate: ['把关', 'gate'], standing: ['常备', 'standing'], route: ['分类与归口', 'route'], retention: ['保存', 'retention'] }

/** One document with its rules, clause by clause. */
export default function Instrument() {
  const { instrumentId = '' } = useParams()
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const asked = useAsk('rules.instruments', {})
  const [search, setSearch] = useState('')
  const one = asked.data?.items.find((instrument) => instrument.id === instrumentId)
  const fits = (rule: RuleEntry): boolean => [rule.clause, ...rule.register, rule.title[language], rule.says[language]].some((text) => text.includes(search.trim()))
  return (
    <Page title={one?.title[language] ?? say.title} back={{ to: '/rules', name: say.title }}>
      <div className="filters"><TextField label={say.search} kind="search" value={search} onChange={setSearch} /></div>
      <Answered asked={asked}>
        {() => {
          const rules = (one?.rules ?? []).filter(fits)
          return rules.length === 0 ? <Empty>{say.none}</Empty> : <div className="stack">{rules.map((rule) => <OneRule key={rule.id} rule={rule} />)}</div>
        }}
      </Answered>
    </Page>
  )
}

function OneRule({ rule }: { readonly rule: RuleEntry }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const nameForce = useNames(forces)
  const nameKind = useNames(kinds)
  return (
    <Panel title={rule.title[language]} aside={<span className="row"><Mark tone="accent">{rule.register.join('、')}</Mark><Mark>{nameKind(rule.kind)}</Mark><Mark>{nameForce(rule.force)}</Mark></span>}>
      <p>{rule.clause}:{rule.says[language]}</p>
      <Facts
        items={[
          [say.values, <ul className="entries">{rule.values.map((value) => <li key={value.from}>{say.since(dateWords(value.from, language))}:{value.says === null ? say.repealed : valueWords(value.says, language)}</li>)}</ul>],
          rule.readings.length > 0 && [say.reading, <ul className="entries">{rule.readings.map((reading) => <li key={reading.question.zh}>{reading.question[language]} {reading.reading[language]} <span className="quiet small">({say.decided(reading.decidedBy[language], reading.decidedOn)})</span></li>)}</ul>],
        ]}
      />
      <span className="quiet small">{say.checked(dateWords(rule.checkedOn, language))}</span>
    </Panel>
  )
}

const unitWords: Readonly<Record<string, readonly [string, string]>> = { M: ['分钟', 'minutes'], H: ['小时', 'hours'], D: ['天', 'days'], WD: ['个工作日', 'working days'], MONTH: ['个月', 'months'] }

function periodWords(period: string, language: Language): string {
  const found = /^P(T?)(\d+)([A-Z]+)$/.exec(period)
  if (!found) return period
  const [, time, count, unit = ''] = found
  const words = unitWords[!time && unit === 'M' ? 'MONTH' : unit]
  return words ? `${count} ${words[language === 'zh' ? 0 : 1]}` : period
}

interface Labelled {
  readonly zh?: string
  readonly en?: string
}

/** A dated value as words: a period, a promise, or the list of what is demanded. */
function valueWords(says: Readonly<Record<string, unknown>>, language: Language): string {
  const zh = language === 'zh'
  const listed = Object.values(says).filter(Array.isArray).flat().map((one: unknown) => (typeof one === 'string' ? '' : ((one as Labelled)[language] ?? ''))).filter(Boolean)
  const number = (key: string, words: readonly [string, string]): string => (typeof says[key] === 'number' && says[key] > 0 ? `${says[key]} ${words[zh ? 0 : 1]}` : '')
  const parts = [
    typeof says['within'] === 'string' ? periodWords(says['within'], language) : '',
    typeof says['keep'] === 'string' ? periodWords(says['keep'], language) : '',
    typeof says['atField'] === 'string' ? (zh ? '以自己承诺的时间为期' : 'as promised') : '',
    number('reviews', ['审', 'reviews']), number('proofs', ['校', 'proof readings']), number('persons', ['人', 'persons']), number('exactly', ['个', 'exactly']),
    number('checksPerPerson', ['关(每人至多)', 'checks a person at most']),
    says['confirmations'] === true ? (zh ? '会签' : 'confirmations') : '',
    ...listed,
  ].filter(Boolean)
  return parts.join(zh ? '、' : ', ') || (zh ? '见上' : 'as above')
}
