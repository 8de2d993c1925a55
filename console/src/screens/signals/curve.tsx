import { Link } from 'react-router'
import type { MatterDetail } from '../../api/signal-questions.ts'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { amountWords, dayWords, shortMoment } from '../../words/moment.ts'
import { Outlets } from './parts.tsx'
import { signalWords } from './words.ts'

const STEPS = { hour: 3_600_000, day: 86_400_000 } as const

/** Every hour or day from the first to the last, the empty ones too. */
function whole({ step, points }: MatterDetail['curve']): { at: string; posts: number }[] {
  const counts = new Map(points.map(({ at, byOutlet }) => [Date.parse(at), Object.values(byOutlet).reduce((sum, one) => sum + (one ?? 0), 0)]))
  const [first = 0, last = 0] = [points[0], points.at(-1)].map((one) => Date.parse(one?.at ?? ''))
  return Array.from({ length: Math.min(400, Math.round((last - first) / STEPS[step]) + 1) }, (_, n) => ({ at: new Date(first + n * STEPS[step]).toISOString(), posts: counts.get(first + n * STEPS[step]) ?? 0 }))
}

/** How a matter grows: a sentence, bars, and the table of both. */
export function Curve({ matter }: { readonly matter: MatterDetail }) {
  const say = useWords(signalWords)
  const { language } = useLanguage()
  const points = whole(matter.curve)
  const peak = points.reduce((most, one) => (one.posts > most.posts ? one : most), points[0]!)
  const moment = (at: string): string => (matter.curve.step === 'day' ? dayWords(at, language) : shortMoment(at, matter.now, language))
  return (
    <>
      <p>{say.curveSay(matter.posts, moment(peak.at), peak.posts)} <span className="quiet small">{matter.curve.step === 'hour' ? say.byHour : say.byDay}</span></p>
      <div className="curve" role="img" aria-label={say.curveSay(matter.posts, moment(peak.at), peak.posts)}>{points.map(({ at, posts }) => <i key={at} style={{ height: `${Math.round((posts / Math.max(1, peak.posts)) * 112)}px` }} />)}</div>
      <div className="curve-ends quiet small number"><span>{moment(points[0]!.at)}</span><span>{moment(points.at(-1)!.at)}</span></div>
      <details>
        <summary>{say.asTable}</summary>
        <Table label={say.curve} rows={matter.curve.points} keyOf={({ at }) => at} exports columns={[{ key: 'at', title: say.time, draw: ({ at }) => <span className="number">{moment(at)}</span> }, { key: 'counts', title: say.where, grows: true, draw: ({ byOutlet }) => <Outlets counts={byOutlet} /> }]} />
      </details>
    </>
  )
}

/** Marks on the curve: when it was first said, when it was taken up, when and how late it was answered. */
export function Said({ matter }: { readonly matter: MatterDetail }) {
  const say = useWords(signalWords)
  const { language } = useLanguage()
  const lag = (ms: number): string => amountWords(ms, language)
  const { decision } = matter
  const marks = [
    { at: matter.firstAt, what: say.saidFirst },
    ...(decision?.state === 'accepted' ? [{ at: decision.decidedAt, what: say.saidAccepted }] : []),
    ...matter.said.map(({ at, lagMs, releaseId }) => ({ at, what: <Link to={`/publication/${releaseId}`}>{say.saidOurs(lag(lagMs))}</Link> })),
    ...matter.answers.map(({ at, title, lagMs }) => ({ at, what: say.saidOfficial(title, lag(lagMs)) })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return <ol className="said">{marks.map(({ at, what }, n) => <li key={n}><span className="number quiet">{shortMoment(at, matter.now, language)}</span><span>{what}</span></li>)}</ol>
}
