import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { toShanghai } from '#src/kernel/time.ts'
import type { Event, Slot } from '#src/modules/agenda/contract.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'
import { DOCX, headingOf, paperOf, tableOf, textOf, titleOf } from './official-paper.ts'

interface Ahead {
  readonly from: string
  readonly until: string
  readonly slots: readonly (Slot & { readonly group: string | null })[]
  readonly events: readonly (Event & { readonly unitName: string; readonly people: readonly { readonly name: string }[] })[]
}

const TITLE = '近期发布安排'
const dateWords = (date: string): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
const WEEK = ['日', '一', '二', '三', '四', '五', '六']
const dayWords = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日（周${WEEK[new Date(`${date}T00:00:00Z`).getUTCDay()]}）`
const STATES = { provisional: '暂定', confirmed: '已确定', cancelled: '已取消' } as const

function slotRow({ dueOn, originalOn, group, state, provisional, moves, cancelled }: Ahead['slots'][number]): string[] {
  const stands = state === 'cancelled' ? '已取消' : state === 'held' || state === 'heldLate' ? '已举行' : provisional ? '暂定' : state === 'confirmed' ? '已确定' : '待确定'
  const last = moves.at(-1)
  return [dayWords(dueOn), group ? `${group} 组` : '未分组', stands, cancelled?.reason ?? (last ? `原定${dayWords(originalOn)}；${last.reason}` : '')]
}

function eventRow({ from, until, title, room, unitName, people, state }: Ahead['events'][number]): string[] {
  const [start, end] = [toShanghai(from), toShanghai(until)]
  const hours = start.slice(0, 10) === end.slice(0, 10) ? `${start.slice(11, 16)}—${end.slice(11, 16)}` : `${start.slice(11, 16)} 至\n${dayWords(end.slice(0, 10))}\n${end.slice(11, 16)}`
  return [`${dayWords(start.slice(0, 10))}\n${hours}`, title, unitName, room ?? '', people.map((one) => one.name).join('、'), STATES[state]]
}

/** The look-ahead as a paper for the leadership. */
function partsOf(ahead: Ahead) {
  const provisional = ahead.events.filter((event) => event.state === 'provisional').length + ahead.slots.filter((slot) => slot.provisional).length
  return [
    titleOf(TITLE),
    textOf(`${dateWords(ahead.from)}至${dateWords(ahead.until)}，应开发布会 ${ahead.slots.length} 场，各单位重要安排 ${ahead.events.length} 项，其中 ${provisional} 项尚未确定。`),
    headingOf('一、发布会'),
    ahead.slots.length === 0 ? textOf('期内没有应开的发布会。') : tableOf([['日期', 28], ['片组', 12], ['状态', 12], ['说明', 48]], ahead.slots.map(slotRow)),
    headingOf('二、各单位安排'),
    ahead.events.length === 0 ? textOf('期内没有列入日程的安排。') : tableOf([['时间', 28], ['事项', 22], ['单位', 15], ['地点', 12], ['出席', 12], ['状态', 11]], ahead.events.map(eventRow)),
  ]
}

const days = z.coerce.number().int().min(1).max(92).catch(28)
interface Asked {
  Querystring: { days?: string }
}

/** `GET /api/documents/look-ahead.docx?days=28`: what comes, for the leadership (GS-34). */
export function registerLookAhead(app: FastifyInstance, deps: SurfaceDeps): void {
  app.get<Asked>('/api/documents/look-ahead.docx', { preHandler: signedIn(deps) }, async (request, reply) => {
    const plain = request as FastifyRequest
    const { visitor, served } = asked(plain)
    const answer = await served.desk.ask<Ahead>(visitor.actor, 'agenda.lookAhead', { days: days.parse(request.query.days) })
    if ('refusals' in answer) return sendAnswer(plain, reply, answer)
    const file = await paperOf(TITLE, partsOf(answer.value), { live: served.kind === 'live', drill: served.drill })
    const name = encodeURIComponent(`${TITLE} ${answer.value.from}.docx`)
    return reply.headers({ 'content-type': DOCX, 'content-disposition': `attachment; filename="look-ahead.docx"; filename*=UTF-8''${name}` }).send(file)
  })
}
