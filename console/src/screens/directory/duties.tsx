import type { PressDuty } from '#src/modules/directory/contract.ts'
import { useAct } from '../../api/hooks.ts'
import type { UnitDetail } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Choice } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Mark, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { directoryWords } from './words.ts'

/** The eight tasks of a press body, each with exactly one owner who holds a post here (GS-27). */
export function Duties({ unit }: { readonly unit: UnitDetail }) {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  const may = useMay()
  const notice = useNotice()
  const act = useAct('directory.assignDuty')
  const changes = may('directory.assignDuty') && unit.state === 'active'
  const options = unit.team.map((member) => ({ value: member.personId, label: member.name }))
  const assign = async (duty: PressDuty, personId: string | null, was: string | null): Promise<void> => {
    if (await act.attempt({ unitId: unit.id, duty, personId })) notice(say.assigned, () => void act.attempt({ unitId: unit.id, duty, personId: was }))
  }
  return (
    <Panel title={say.duties} aside={<Mark>GS-27</Mark>}>
      <Refusals error={act.error} />
      <ul className="rows">
        {unit.pressDuties.map((duty) => (
          <li key={duty.duty} className="duty">
            <span>{duty[language]}</span>
            {changes ? (
              <Choice label={say.owner(duty[language])} bare clear placeholder={say.noOwner} value={duty.personId ?? undefined} options={options} onChange={(next) => void assign(duty.duty as PressDuty, next ?? null, duty.personId)} />
            ) : <span className={duty.name ? '' : 'quiet'}>{duty.name ?? say.noOwner}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
