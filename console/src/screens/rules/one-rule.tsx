import { Link } from 'react-router'
import type { RuleEntry, RuleValue } from '../../api/rule-questions.ts'
import { Facts, Mark } from '../../ui/page.tsx'
import { factNames } from '../../words/facts.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { useRoleNames } from '../directory/role-names.ts'
import { Besides, ReadingList } from './parts.tsx'
import { periodWords, valueWords } from './value-words.ts'
import { forces, partyNames, pillarNames, ruleWords } from './words.ts'

/** One rule in our wording, with what it sets from which day, what starts and ends its clock, and how it stands to others. */
export function OneRule({ rule }: { readonly rule: RuleEntry }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const nameForce = useNames(forces)
  const namePillar = useNames(pillarNames)
  const nameParty = useNames(partyNames)
  const nameFact = useNames(factNames)
  const nameRole = useRoleNames()
  const countable = rule.kind === 'deadline' && rule.values.some((value) => value.says && 'within' in value.says)
  const call = ({ to, before }: { readonly to: string; readonly before: string | null }): string => (before ? say.callBefore(periodWords(before, language), nameRole(to)) : say.callAt(nameRole(to)))
  const ends = [...new Set(rule.dischargedBy?.map((one) => nameFact(one.fact)))]
  return (
    <article className="rule" id={rule.register[0]}>
      <div className="row-spread">
        <h3>{rule.title[language]}</h3>
        <span className="row">{rule.register.map((id) => <Mark key={id} tone="accent">{id}</Mark>)}<Mark>{nameForce(rule.force)}</Mark><Mark>{namePillar(rule.pillar)}</Mark></span>
      </div>
      <p className="rule-says">{rule.says[language]} <span className="quiet small nowrap">{rule.clause}</span></p>
      <Facts
        items={[
          [say.values, <Values key="values" values={rule.values} />],
          rule.owedBy && rule.owedTo && [say.parties, say.owed(nameParty(rule.owedBy), nameParty(rule.owedTo))],
          rule.startsOn && rule.kind === 'deadline' && [say.starts, nameFact(rule.startsOn.fact)],
          ends.length > 0 && [say.ends, ends.join(language === 'zh' ? '、' : ', ')],
          rule.escalation && rule.escalation.length > 0 && [say.calls, rule.escalation.map(call).join(language === 'zh' ? ';' : '; ')],
          rule.readings.length > 0 && [say.readings, <ReadingList key="readings" readings={rule.readings} />],
        ]}
      />
      <Besides beside={rule.beside} />
      <div className="row small">{countable && <Link to={`/rules?rule=${encodeURIComponent(rule.id)}`}>{say.compute}</Link>}<span className="quiet">{say.checked(dateWords(rule.checkedOn, language))}</span></div>
    </article>
  )
}

function Values({ values }: { readonly values: readonly RuleValue[] }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  return (
    <ul className="value-list">
      {values.map((value) => {
        const parts = value.says === null ? [say.repealed] : valueWords(value.says, language)
        const when = value.until ? say.until(dateWords(value.from, language), dateWords(value.until, language)) : say.since(dateWords(value.from, language))
        return <li key={value.from}>{parts.length === 0 ? say.asAbove : parts.join(language === 'zh' ? '、' : ', ')} <span className="quiet small nowrap">{when}</span></li>
      })}
    </ul>
  )
}
