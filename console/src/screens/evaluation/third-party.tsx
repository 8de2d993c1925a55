import { Link } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useSession } from '../../api/session.tsx'
import { Answered, Empty, Panel } from '../../ui/page.tsx'
import { comma, useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { seesEngagements } from '../third-party/who.ts'
import { thirdPartyWords } from '../third-party/words.ts'

/** Reports of evaluators outside, as the public reads them (GB-46). */
export function ThirdPartyReports() {
  const say = useWords(thirdPartyWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const { roles } = useSession()
  const reports = useAsk('evaluation.thirdPartyReports', {})
  return (
    <div className="stack">
      {seesEngagements(roles) && <p><Link to="/third-party">{say.manage}</Link></p>}
      <Answered asked={reports}>
        {(found) => found.length === 0 ? <Empty>{say.reportsNone}</Empty> : found.map((one) => (
          <Panel key={one.id} title={one.title} aside={<span className="quiet small">{one.organisation} · {momentWords(one.filedAt, language)}</span>}>
            <p className="quiet small">{say.scopeOf(one.unitIds.map(shortNameOf).filter(Boolean).join(comma()))}</p>
            <div className="words">{one.report}</div>
          </Panel>
        ))}
      </Answered>
    </div>
  )
}
