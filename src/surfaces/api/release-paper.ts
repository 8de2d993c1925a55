import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Paragraph } from 'docx'
import { civilDate, toShanghai, type CivilDate } from '#src/kernel/time.ts'
import { fates } from '#src/modules/consultations/contract.ts'
import type { Release } from '#src/modules/publication/contract.ts'
import type { Content } from '#src/modules/statements/contract.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'
import { addresseeOf, DOCX, headingOf, lastTextOf, paperOf, signatureOf, textOf, titleOf } from './official-paper.ts'

interface Statement {
  readonly unitId: string
  readonly texts: readonly { readonly no: number; readonly content: Content }[]
}

interface Named {
  Params: { statementId: string }
}

const ORDER = '一二三四五六七八九十'
const dayWords = (date: CivilDate): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
const PARTS = [['facts', '基本情况'], ['measures', '处理措施'], ['result', '处理结果'], ['problems', '存在的问题']] as const
const FIVE = [['policy', '政策依据'], ['plan', '方案'], ['decision', '决策'], ['procedure', '程序'], ['outcome', '结果']] as const

/** Named parts of a text in their order, each with its words; what is no text stands as the text that says the same. */
function partsOf({ page, ...content }: Content): { heading: string; text: string }[] {
  const parts = PARTS.flatMap(([part, heading]) => (content[part] ? [{ heading, text: content[part] }] : []))
  const five = FIVE.flatMap(([part, heading]) => (page?.decision ? [{ heading, text: page.decision[part] }] : []))
  const claim = page?.rebuts ? [{ heading: '传言', text: page.rebuts.claim }, { heading: '证据', text: page.rebuts.evidence.map(({ what, source }, n) => `${n + 1}.${what}（${source}）`).join('\n') }] : []
  const blocks = (page?.blocks ?? []).map((block) => (block.kind === 'text' ? { heading: block.heading, text: block.text } : { heading: block.name, text: block.alternative }))
  const { invites, concludes } = page ?? {}
  const asks = invites ? [{ heading: '截止和公布结果', text: `意见征集于${dayWords(invites.closesOn)}截止，${dayWords(invites.outcomeOn)}前公布结果。` }] : []
  const hearing = invites?.hearing ? [{ heading: '听证安排', text: `时间：${toShanghai(invites.hearing.at).slice(0, 16).replace('T', ' ')}\n地点：${invites.hearing.place}\n名额：${invites.hearing.seats}\n参加人：${invites.hearing.who}` }] : []
  const questions = invites && invites.questions.length > 0 ? [{ heading: '问卷题目', text: invites.questions.map(({ text, options }, n) => `${n + 1}.${text}（${options.join('／')}）`).join('\n') }] : []
  const views = concludes && concludes.views.length > 0 ? [{ heading: '意见采纳情况', text: concludes.views.map(({ view, count, fate, reason }, n) => `${n + 1}.${view}（${count}件）：${fates[fate]}。${reason}`).join('\n') }] : []
  const minutes = concludes?.minutes ? [{ heading: '听证笔录', text: concludes.minutes }] : []
  return [...claim, ...parts, ...five, ...asks, ...hearing, ...questions, ...views, ...minutes, ...blocks]
}

/** One cleared text as the office sends it on paper: title, number, addressee, levels, signature and date. */
function paragraphsOf(content: Content, number: string | undefined, unitName: string, on: CivilDate): Paragraph[] {
  const parts = partsOf(content)
  const { document } = content.page ?? {}
  return [
    titleOf(content.title),
    ...((document?.number ?? number) ? [textOf(document?.number ?? number!)] : []),
    ...(document ? [addresseeOf(`${document.addressee}：`)] : []),
    ...parts.flatMap(({ heading, text }, n) => {
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      return [...(heading && parts.length > 1 ? [headingOf(`${ORDER[n] ?? n + 1}、${heading}`)] : []), ...lines.map((line, at) => (n === parts.length - 1 && at === lines.length - 1 ? lastTextOf(line) : textOf(line)))]
    }),
    ...signatureOf(document?.signedBy ?? unitName, dayWords(document?.issuedOn ?? on)),
  ]
}

/** `GET /api/documents/releases/:statementId`: the newest edition of a release as Word; as PDF, name ending in `.pdf`, where the office has LibreOffice. */
export function registerReleasePaper(app: FastifyInstance, deps: SurfaceDeps): void {
  app.get<Named>('/api/documents/releases/:statementId', { preHandler: signedIn(deps) }, async (request, reply) => {
    const plain = request as FastifyRequest
    const { visitor, served } = asked(plain)
    const asPdf = request.params.statementId.endsWith('.pdf')
    if (asPdf && !deps.toPdf) return reply.callNotFound()
    const statementId = request.params.statementId.replace(/\.(?:docx|pdf)$/, '')
    const release = await served.desk.ask<Release>(visitor.actor, 'publication.release', { statementId })
    if ('refusals' in release) return sendAnswer(plain, reply, release)
    const statement = await served.desk.ask<Statement>(visitor.actor, 'statements.statement', { statementId })
    if ('refusals' in statement) return sendAnswer(plain, reply, statement)
    const units = await served.desk.ask<{ items: readonly { id: string; name: string }[] }>(visitor.actor, 'directory.units', { limit: 200 })
    const no = release.value.editions.at(-1)!.no
    const { content } = statement.value.texts.find((text) => text.no === no)!
    const unitName = 'value' in units ? (units.value.items.find((unit) => unit.id === release.value.unitId)?.name ?? '') : ''
    const file = await paperOf(content.title, paragraphsOf(content, release.value.number?.text, unitName, civilDate(release.value.releasedAt ?? release.value.editions.at(-1)!.clearedAt)), { live: served.kind === 'live' })
    return reply.headers({ 'content-type': asPdf ? 'application/pdf' : DOCX, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${content.title}.${asPdf ? 'pdf' : 'docx'}`)}` }).send(asPdf ? await deps.toPdf!(file) : file)
  })
}
