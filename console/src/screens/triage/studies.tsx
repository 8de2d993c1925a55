import type { Item } from '#src/modules/triage/contract.ts'
import { usePersonNames } from '../../api/names.ts'
import { Facts, Mark } from '../../ui/page.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { classClauses, classNames, stanceNames } from '../../words/terms.ts'
import { triageWords } from './words.ts'

/** What each person who studied it found. */
export function Studies({ item }: { readonly item: Pick<Item, 'studies'> }) {
  const say = useWords(triageWords)
  const { language } = useLanguage()
  const nameClass = useNames(classNames)
  const nameStance = useNames(stanceNames)
  const nameOf = usePersonNames(item.studies.map((study) => study.personId))
  return (
    <div className="stack">
      {item.studies.map((study) => (
        <div key={study.personId + study.at}>
          <div className="row-spread"><strong>{nameOf(study.personId)}</strong><span className="quiet small number">{momentWords(study.at, language)}</span></div>
          <div className="row">{study.classes.map((one) => <Mark key={one} tone="accent">{nameClass(one)} {classClauses[one]}</Mark>)}<Mark>{nameStance(study.stance)}</Mark>{study.important && <Mark tone="wait">{say.importantMark}</Mark>}</div>
          <Facts items={[[say.recommendation, study.recommendation], study.risk !== '' && [say.risk, study.risk], study.participants.length > 0 && [say.participants, study.participants.join(comma())]]} />
        </div>
      ))}
    </div>
  )
}
