import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Paragraph, Table } from 'docx'
import { toShanghai, type Instant } from '#src/kernel/time.ts'
import { checklist, mediaKinds, type CheckItem, type Conference, type Question } from '#src/modules/conferences/contract.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { refuseRequest } from '../http/failure.ts'
import { siteAddress } from '../http/site-address.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'
import { attendAddress } from './conference-files.ts'
import { cardOf, cardsOf, DOCX, headingOf, paperOf, tableOf, textOf, titleOf } from './official-paper.ts'
import { qrPng } from './qr.ts'

type Detail = Conference & { readonly now: Instant; readonly programme: readonly { readonly zh: string; readonly who: readonly string[] }[] }
type Part = Paragraph | Table
/** Agreed answers of the units that present, for rehearsing (GS-32). */
interface Lines {
  readonly unitId: string
  readonly question: string
  readonly answer: string
  readonly dontSay: readonly string[]
  readonly validUntil: Instant
  readonly approvedBy?: string
}
interface Given {
  readonly one: Detail
  readonly questions: readonly Question[]
  readonly lines: readonly Lines[]
  /** Address of the sign-in of each invitation, for whoever may see it. */
  readonly attend: ReadonlyMap<string, string>
}

function moment(instant: Instant): string {
  const [date = '', time = ''] = toShanghai(instant).split('T')
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日 ${time.slice(0, 5)}`
}

const whenAndWhere = (one: Detail): Part[] => [
  textOf(`时间：${one.at && one.until ? `${moment(one.at)} 至 ${moment(one.until).split(' ')[1]}` : '待定'}`),
  textOf(`地点：${one.place ?? '待定'}`),
  textOf(`主持人：${one.host?.name ?? '待定'}`),
]
const speakers = (one: Detail): { name: string; unit: string }[] => one.sessions.flatMap((session) => session.speakers.map(({ name }) => ({ name, unit: session.unitName })))
/** Who speaks in several sessions has one seat. */
const seated = (one: Detail): { name: string; unit: string }[] => [...new Map(speakers(one).map((speaker) => [`${speaker.name} ${speaker.unit}`, speaker])).values()]
const programme = (one: Detail): Part => tableOf([['序号', 11], ['议程', 45], ['由谁', 44]], one.programme.map(({ zh, who }, at) => [String(at + 1), zh, who.join('、')]))

function linesFor({ one, lines }: Given): Part[] {
  const units = new Set(one.sessions.map(({ unitId }) => unitId))
  const usable = lines.filter((each) => units.has(each.unitId) && each.approvedBy && each.validUntil > one.now)
  if (usable.length === 0) return [textOf('尚无审定且有效的口径。')]
  return usable.flatMap((each) => [textOf(`问：${each.question}`), textOf(`答：${each.answer}`), ...(each.dontSay.length > 0 ? [textOf(`不宜说：${each.dontSay.join('；')}`)] : [])])
}

/** What may be asked, who would answer and how it went when it was tried. */
function rehearsalOf(one: Detail): Part[] {
  const expected = one.expected ?? []
  if (expected.length === 0) return [textOf('尚无。')]
  const session = (id: string): string => one.sessions.find((each) => each.id === id)?.unitName ?? ''
  return [tableOf([['提问', 36], ['由谁答', 20], ['答复要点', 30], ['预演', 14]], expected.map(({ question, sessionId, answer, rehearsed }) => [question, session(sessionId), answer ?? '', rehearsed ? (rehearsed.verdict === 'ready' ? '已练好' : `再练：${rehearsed.note}`) : '未练']))]
}

function briefing(given: Given): Part[] {
  const { one, questions } = given
  const stated = (Object.keys(one.checked) as CheckItem[]).map((item) => [checklist[item].zh, one.checked[item]!.note])
  return [
    titleOf(`${one.title}会前材料`),
    headingOf('一、时间和地点'), ...whenAndWhere(one),
    headingOf('二、发布内容'), ...one.sessions.map((session) => textOf(`${session.unitName}：${session.title}。发布人：${session.speakers.map(({ name }) => name).join('、') || '待定'}。`)),
    headingOf('三、筹备落实'), ...(stated.length > 0 ? [tableOf([['事项', 28], ['落实情况', 72]], stated)] : [textOf('尚无。')]),
    headingOf('四、已征集的提问'), ...(questions.length > 0 ? questions.map((question) => textOf(`${question.no}．${question.wording ?? '（尚未整理）'}`)) : [textOf('尚无。')]),
    headingOf('五、应答口径'), ...linesFor(given),
    headingOf('六、提问预演'), ...rehearsalOf(one),
    headingOf('七、议程'), programme(one),
  ]
}

/** What is printed before a conference, by the name of its file. */
const PAPERS: Readonly<Record<string, { readonly zh: string; readonly numbered?: boolean; readonly coded?: true; parts(given: Given): Part[] }>> = {
  'run-sheet': { zh: '议程单', parts: ({ one }) => [titleOf(`${one.title}议程`), ...whenAndWhere(one), programme(one)] },
  seats: { zh: '座签', numbered: false, parts: ({ one }) => [...(one.host ? [{ name: one.host.name, unit: '主持人' }] : []), ...seated(one)].flatMap(({ name, unit }) => cardOf(name, unit)) },
  invitations: {
    zh: '邀请名单',
    parts: ({ one }) => [titleOf(`${one.title}邀请名单`), tableOf([['序号', 11], ['名称', 35], ['类别', 14], ['参加人', 17], ['签到', 23]], one.invitations.map((each, at) => [String(at + 1), each.name, each.kind ? mediaKinds[each.kind].zh : each.as === 'unit' ? '单位' : '来宾', each.person ?? '', each.signedIn ? `${each.signedIn.name}${each.signedIn.substituteFor ? `（替${each.signedIn.substituteFor}）` : ''}` : '']))],
  },
  cards: {
    zh: '签到卡', numbered: false, coded: true,
    parts: ({ one, attend }) => {
      const cards = one.invitations.flatMap(({ id, name, person }) => (attend.has(id) ? [{ name: person ?? name, below: person ? name : one.title, png: qrPng(attend.get(id)!), note: '到场扫码签到，请勿转发' }] : []))
      return cards.length > 0 ? [cardsOf(cards)] : [textOf('还没有邀请。')]
    },
  },
  briefing: { zh: '会前材料', parts: briefing },
}

interface Named {
  Params: { conferenceId: string; paper: string }
}

/** `GET /api/conferences/:conferenceId/papers/:paper`: run sheet, seat cards, sign-in cards, invitation list, briefing pack, as Word. */
export function registerConferencePapers(app: FastifyInstance, deps: SurfaceDeps): void {
  app.get<Named>('/api/conferences/:conferenceId/papers/:paper', { preHandler: signedIn(deps) }, async (request, reply) => {
    const plain = request as FastifyRequest
    const { visitor, served } = asked(plain)
    const { conferenceId } = request.params
    const paper = PAPERS[request.params.paper.replace(/\.docx$/, '')]
    if (!paper) return refuseRequest(reply, 'api/no-such-route')
    const found = await served.desk.ask<Detail>(visitor.actor, 'conferences.conference', { conferenceId })
    if ('refusals' in found) return sendAnswer(plain, reply, found)
    const questions = await served.desk.ask<{ items: readonly Question[] }>(visitor.actor, 'conferences.questions', { conferenceId, limit: 200 })
    if ('refusals' in questions) return sendAnswer(plain, reply, questions)
    const lines = await served.desk.ask<{ items: readonly Lines[] }>(visitor.actor, 'statements.linesList', { limit: 200 })
    if ('refusals' in lines) return sendAnswer(plain, reply, lines)
    const attend = new Map<string, string>()
    const site = paper.coded ? await siteAddress(plain, deps) : ''
    for (const { id: invitationId } of paper.coded ? found.value.invitations : []) {
      const code = await served.desk.ask<{ code: string }>(visitor.actor, 'conferences.invitationCode', { conferenceId, invitationId })
      if ('refusals' in code) return sendAnswer(plain, reply, code)
      attend.set(invitationId, attendAddress(site, code.value.code))
    }
    const file = await paperOf(`${found.value.title} ${paper.zh}`, paper.parts({ one: found.value, questions: questions.value.items, lines: lines.value.items, attend }), { live: served.kind === 'live', drill: served.drill, numbered: paper.numbered ?? true })
    return reply
      .header('content-type', DOCX)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${found.value.title} ${paper.zh}.docx`)}`)
      .send(file)
  })
}
