import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Bulletin, outlets } from '#src/modules/signals/contract.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'
import { addresseeOf, DOCX, headingOf, lastTextOf, paperOf, signatureOf, tableOf, textOf, titleOf } from './official-paper.ts'

const STATES: Readonly<Record<string, string>> = { found: '待处理', open: '待处理', accepted: '已转办', setAside: '暂不处理' }
const dateWords = (date: string): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
const whereOf = (counts: Readonly<Record<string, number>>): string => Object.entries(counts).toSorted(([, a], [, b]) => b - a).map(([outlet, count]) => `${(outlets as Readonly<Record<string, string>>)[outlet] ?? outlet} ${count}`).join('、')

interface Named {
  Params: { bulletinId: string }
}

/** `GET /api/documents/bulletins/:bulletinId`: the bulletin of a day as Word. */
export function registerBulletinPaper(app: FastifyInstance, deps: SurfaceDeps): void {
  app.get<Named>('/api/documents/bulletins/:bulletinId', { preHandler: signedIn(deps) }, async (request, reply) => {
    const plain = request as FastifyRequest
    const { visitor, served } = asked(plain)
    const found = await served.desk.ask<Bulletin>(visitor.actor, 'signals.bulletin', { bulletinId: request.params.bulletinId.replace(/\.docx$/, '') })
    if ('refusals' in found) return sendAnswer(plain, reply, found)
    const units = await served.desk.ask<{ items: readonly { id: string; name: string }[] }>(visitor.actor, 'directory.units', { limit: 200 })
    const nameOf = (id: string): string => ('value' in units ? (units.value.items.find((unit) => unit.id === id)?.name ?? '') : '')
    const { on, note, items, unitIds, pressOfficeId } = found.value
    const title = '网上信息日报'
    const file = await paperOf(title, [
      titleOf(title),
      addresseeOf(`${unitIds.map(nameOf).filter(Boolean).join('、')}：`),
      textOf(`${dateWords(on)}，网上有新内容的热点 ${items.length} 个，其中突增 ${items.filter(({ burst }) => burst).length} 个。`),
      headingOf('一、热点'),
      items.length === 0 ? lastTextOf('当天没有新内容的热点。') : tableOf([['热点', 40], ['24 小时', 12], ['合计', 12], ['出处', 22], ['处置', 14]], items.map((one) => [`${one.title}${one.burst ? '（突增）' : ''}`, String(one.day), String(one.posts), whereOf(one.byOutlet), STATES[one.state] ?? one.state]), !note),
      ...(note ? [headingOf('二、要求'), ...note.split('\n').map((line, at, all) => (at === all.length - 1 ? lastTextOf(line) : textOf(line)))] : []),
      ...signatureOf(nameOf(pressOfficeId), dateWords(on)),
    ], { live: served.kind === 'live', drill: served.drill })
    return reply.headers({ 'content-type': DOCX, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${title}${on}.docx`)}` }).send(file)
  })
}
