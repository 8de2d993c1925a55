import { useState } from 'react'
import { useAsk } from '../../api/hooks.ts'
import { usePersonNames, useUnits } from '../../api/names.ts'
import { useIsOutside, useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Empty, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { moreWords } from '../more/words.ts'
import { Engage } from './engage.tsx'
import { StageMark } from './stage.tsx'
import { thirdPartyWords } from './words.ts'

/** Who was engaged for which units until when: for the office all, for an evaluator the own ones (GB-46). */
export default function Engagements() {
  const say = useWords(thirdPartyWords)
  const more = useWords(moreWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const may = useMay()
  const outside = useIsOutside()
  const asked = useAsk('evaluation.engagements', {})
  const nameOf = usePersonNames(asked.data?.items.map((one) => one.personId) ?? [])
  const [engaging, setEngaging] = useState(false)
  const scopeWords = (unitIds: readonly string[]): string => {
    const names = unitIds.map(shortNameOf).filter(Boolean)
    return names.length > 2 ? say.unitsMore(names[0]!, unitIds.length) : names.join(comma())
  }
  return (
    <Page title={say.title} {...(!outside && { back: { to: '/more', name: more.title } })} actions={may('evaluation.engage') && <Button kind="main" onPress={() => setEngaging(true)}>{say.engage}</Button>}>
      <Answered asked={asked} lines={6}>
        {({ items, now }) => items.length === 0 ? <Empty>{outside ? say.emptyEvaluator : say.emptyOffice}</Empty> : (
          <Table
            label={say.title}
            rows={items}
            keyOf={(one) => one.id}
            linkOf={(one) => `/third-party/${one.id}`}
            columns={[
              { key: 'organisation', title: say.organisation, grows: true, draw: (one) => one.organisation },
              { key: 'state', title: say.state, draw: (one) => <StageMark one={one} now={now} /> },
              { key: 'person', title: say.evaluator, wideOnly: true, draw: (one) => nameOf(one.personId) },
              { key: 'scope', title: say.scope, wideOnly: true, draw: (one) => scopeWords(one.unitIds) },
              { key: 'until', title: say.until, draw: (one) => <span className="number">{momentWords(one.until, language)}</span> },
            ]}
          />
        )}
      </Answered>
      {engaging && <Engage onClose={() => setEngaging(false)} />}
    </Page>
  )
}
