import { useState } from 'react'
import { useAsk } from '../../api/hooks.ts'
import { usePersonNames, useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Empty, Mark, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { useRoleNames } from '../directory/role-names.ts'
import { moreWords } from '../more/words.ts'
import { NameDeputy } from './name-deputy.tsx'
import { deputyWords } from './words.ts'

/** Who acts in whose post now or soon, until when and why. */
export default function Deputies() {
  const say = useWords(deputyWords)
  const more = useWords(moreWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const nameRole = useRoleNames()
  const may = useMay()
  const asked = useAsk('measures.deputies', {})
  const nameOf = usePersonNames(asked.data?.items.flatMap((one) => [one.personId, one.deputyId]) ?? [])
  const [naming, setNaming] = useState(false)
  const names = may('measures.nameDeputy')
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} under={<span className="quiet">{say.what}</span>} actions={names && <Button kind="main" onPress={() => setNaming(true)}>{say.name}</Button>}>
      <Answered asked={asked} lines={4}>
        {({ items, now }) => items.length === 0 ? <Empty>{names ? say.empty : say.emptyLooks}</Empty> : (
          <>
            <Table
              label={say.title}
              rows={items}
              keyOf={(one) => one.id}
              linkOf={(one) => `/people/${one.deputyId}`}
              columns={[
                { key: 'deputy', title: say.deputy, draw: (one) => nameOf(one.deputyId) },
                { key: 'post', title: say.holder, grows: true, draw: (one) => <>{shortNameOf(one.unitId)} · {nameRole(one.role)} <span className="quiet small">{say.for(nameOf(one.personId))} · {one.reason}</span></> },
                { key: 'state', title: say.state, wideOnly: true, draw: (one) => <Mark tone={one.from <= now ? 'accent' : 'plain'}>{one.from <= now ? say.running : say.toCome}</Mark> },
                { key: 'time', title: say.time, draw: (one) => <span>{say.span(momentWords(one.from, language), momentWords(one.until, language))}</span> },
              ]}
            />
            {may('directory.endAppointment') && <p className="quiet small">{say.early}</p>}
          </>
        )}
      </Answered>
      {naming && asked.data && <NameDeputy withoutDeputy={asked.data.withoutDeputy} onClose={() => setNaming(false)} />}
    </Page>
  )
}
