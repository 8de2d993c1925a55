import { Link } from 'react-router'
import type { DutyDetail, Force, Why as Rule } from '../api/questions.ts'
import { useAsk } from '../api/hooks.ts'
import { useUnits } from '../api/names.ts'
import { factNames } from '../words/facts.ts'
import { comma, dictionary, type Names, useLanguage, useNames, useWords } from '../words/language.tsx'
import { momentWords } from '../words/moment.ts'
import { groundNames } from '../words/terms.ts'
import { Refusals } from '../ui/refusals.tsx'

const words = dictionary({
  due: (moment: string) => [`${moment} 到期`, `due ${moment}`],
  provisional: ['暂定：当年或下一年的放假通知还没有发布，发布后自动重算', 'Provisional: the notice of holidays is not out; it is counted again when it is'],
  owes: ['责任单位', 'Owed by'],
  started: (fact: string, moment: string) => [`自“${fact}”起算：${moment}`, `Counted from "${fact}": ${moment}`],
  rule: ['依据', 'Basis'],
  counting: ['怎么算的', 'How it was counted'],
  readings: ['条文不明处的理解', 'How unclear wording is read'],
  others: ['同时适用、较宽的规定（以最严为准）', 'Other rules that apply and are longer; the strictest holds'],
  moved: ['时限变更', 'How it moved'],
  was: (moment: string, why: string) => [`原定 ${moment}；${why}`, `was ${moment}; ${why}`],
  pauses: ['暂停', 'Pauses'],
  pause: (ground: string, from: string, until: string) => [`${ground}：${from} 至 ${until}`, `${ground}: ${from} to ${until}`],
  evidence: ['完成依据', 'What proves it done'],
  open: ['打开回应案', 'Open the case'],
  change: ['谁能改变：延期和暂停由单位负责人审批，申请人不能自己批；欠公众的回应不能免除。', 'Who may change it: a head approves extensions and pauses, never the applicant; what is owed to the public is not waived.'],
})

const forces: Names<Force> = { must: ['必须', 'must'], should: ['应当', 'should'], 'in-principle': ['原则上', 'in principle'], encouraged: ['鼓励', 'encouraged'] }
const moveReasons: Names<string> = {
  extended: ['批准延期', 'extension approved'], resumed: ['暂停后顺延', 'moved by a pause'],
  'calendar-notice': ['放假通知发布后重算', 'counted again after a notice of holidays'], 'known-at-corrected': ['更正知悉时间', 'moment of knowledge corrected'], 'slot-moved': ['场期改期', 'the date was moved'],
}

/** Why a duty is due when it is: clause in our wording, starting fact, what was counted and skipped, who may change what. */
export default function Why({ dutyId }: { readonly dutyId: string }) {
  const say = useWords(words)
  const { data, error } = useAsk('duties.duty', { dutyId })
  if (error) return <Refusals error={error} />
  if (!data) return <p className="quiet why">…</p>
  return (
    <div className="why">
      <Head duty={data} />
      {data.why.filter((rule) => rule.wins).map((rule) => <Governing key={rule.ruleId} rule={rule} />)}
      <History duty={data} />
      {data.why.some((rule) => !rule.wins) && (
        <>
          <h4>{say.others}</h4>
          <ul className="lost">{data.why.filter((rule) => !rule.wins).map((rule) => <Other key={rule.ruleId} rule={rule} />)}</ul>
        </>
      )}
      <h4>{say.change}</h4>
    </div>
  )
}

function Head({ duty }: { readonly duty: DutyDetail }) {
  const say = useWords(words)
  const { language } = useLanguage()
  const { nameOf } = useUnits()
  const nameFact = useNames(factNames)
  return (
    <>
      <h3>{duty.title[language]}</h3>
      <p className="why-due">{say.due(momentWords(duty.dueAt, language))}</p>
      {duty.provisional && <p>{say.provisional}</p>}
      <p>{say.owes} {nameOf(duty.unitId)} <Link to={`/cases/${duty.matter}`}>{say.open}</Link></p>
      <p>{say.started(nameFact(duty.startedBy.kind), momentWords(duty.startedBy.at, language))}</p>
      {duty.dischargedBy && duty.dischargedAt && <p>{say.evidence} · {nameFact(duty.dischargedBy.kind)} {momentWords(duty.dischargedAt, language)}</p>}
    </>
  )
}

function Governing({ rule }: { readonly rule: Rule }) {
  const say = useWords(words)
  const { language } = useLanguage()
  const nameForce = useNames(forces)
  return (
    <>
      <h4>{say.rule} · {rule.register.join(comma())} {rule.clause}{rule.force ? ` · ${nameForce(rule.force)}` : ''}</h4>
      <p>{rule.says?.[language]}</p>
      {rule.steps.length > 0 && <h4>{say.counting}</h4>}
      <ol>{rule.steps.map((step, at) => <li key={at}>{step[language]}</li>)}</ol>
      {rule.readings.length > 0 && <h4>{say.readings}</h4>}
      <ul>{rule.readings.map((reading) => <li key={reading.question.zh}>{reading.question[language]} {reading.reading[language]}</li>)}</ul>
    </>
  )
}

function Other({ rule }: { readonly rule: Rule }) {
  const { language } = useLanguage()
  return <li>{rule.register.join(comma())} {rule.says?.[language]} · {momentWords(rule.dueAt, language)}</li>
}

function History({ duty }: { readonly duty: DutyDetail }) {
  const say = useWords(words)
  const { language } = useLanguage()
  const nameGround = useNames(groundNames)
  const nameMove = useNames(moveReasons)
  return (
    <>
      {duty.moved.length > 0 && <h4>{say.moved}</h4>}
      <ul>{duty.moved.map((move) => <li key={move.at}>{say.was(momentWords(move.was, language), nameMove(move.why))}</li>)}</ul>
      {duty.pauses.length > 0 && <h4>{say.pauses}</h4>}
      <ul>{duty.pauses.map((pause) => <li key={pause.from}>{say.pause(nameGround(pause.ground), momentWords(pause.from, language), momentWords(pause.until, language))}</li>)}</ul>
    </>
  )
}
