import { useAsk } from '../../api/hooks.ts'
import { Answered, Page, Panel } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { Calculator } from './calculator.tsx'
import { HolidayNotices } from './notices.tsx'
import { levelNames, ruleWords } from './words.ts'
import './rules.css'

/** When something is due, by which documents, and how far the calendar is known. */
export default function Rules() {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const nameLevel = useNames(levelNames)
  const asked = useAsk('rules.instruments', {})
  return (
    <Page title={say.title}>
      <Answered asked={asked} lines={8}>
        {({ items, limits, calendar }) => (
          <>
            <div className="two-columns">
              <Calculator limits={limits} />
              <HolidayNotices calendar={calendar} />
            </div>
            <Panel title={say.instruments} plain>
              <Table
                label={say.instruments}
                rows={items}
                keyOf={(one) => one.id}
                linkOf={(one) => `/rules/${one.id}`}
                columns={[
                  { key: 'title', title: say.instrument, grows: true, draw: (one) => one.title[language] },
                  { key: 'rules', title: say.ruleCount, draw: (one) => <span className="number">{one.rules}</span> },
                  { key: 'level', title: say.level, wideOnly: true, draw: (one) => nameLevel(one.level) },
                  { key: 'issuer', title: say.issuer, wideOnly: true, draw: (one) => one.issuer[language] },
                  { key: 'from', title: say.inForce, wideOnly: true, draw: (one) => <span className="number">{one.effectiveUntil ? say.inForceUntil(dateWords(one.effectiveFrom, language), dateWords(one.effectiveUntil, language)) : say.inForceFrom(dateWords(one.effectiveFrom, language))}</span> },
                ]}
              />
            </Panel>
          </>
        )}
      </Answered>
    </Page>
  )
}
