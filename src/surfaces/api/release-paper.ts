import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Paragraph } from 'docx'
import { civilDate, type CivilDate } from '#src/kernel/time.ts'
import type { Release } from '#src/modules/publication/contract.ts'
import type { Content } from '#src/modules/statements/contract.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'
import { addresseeOf, DOCX, headingOf, paperOf, signatureOf, textOf, titleOf } from './official-paper.ts'

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
  return [...claim, ...parts, ...five, ...blocks]
}

/** One cleared text as the office sends it on paper: title, number, addressee, levels, signature and date. */
function paragraphsOf(content: Content, number: string | undefined, unitName: string, on: CivilDate): Paragraph[] {
  const parts = partsOf(content)
  const { document } = content.page ?? {}
  return [
    titleOf(content.title),
    ...((document?.number ?? number) ? [textOf(document?.number ?? number!)] : []),
    ...(document ? [addresseeOf(`${document.addressee}：`)] : []),
    ...parts.flatMap(({ heading, text }, n) => [...(heading && parts.length > 1 ? [headingOf(`${ORDER[n] ?? n + 1}、${heading}`)] : []), ...text.split('\n').filter((line) => line.trim() !== '').map(textOf)]),
    ...signatureOf(document?.signedBy ?? unitName, dayWords(document?.issuedOn ?? on)),
  ]
}

/** `GET /api/documents/releases/:statementId`: the newest edition of a release as Word. */
export function registerReleasePaper(app: FastifyInstance, deps: SurfaceDeps): void {
  app.get<Named>('/api/documents/releases/:statementId', { preHandler: signedIn(deps) }, async (request, reply) => {
    const plain = request as FastifyRequest
    const { visitor, served } = asked(plain)
    const statementId = request.params.statementId.replace(/\.docx$/, '')
    const release = await served.desk.ask<Release>(visitor.actor, 'publication.release', { statementId })
    if ('refusals' in release) return sendAnswer(plain, reply, release)
    const statement = await served.desk.ask<Statement>(visitor.actor, 'statements.statement', { statementId })
    if ('refusals' in statement) return sendAnswer(plain, reply, statement)
    const units = await served.desk.ask<{ items: readonly { id: string; name: string }[] }>(visitor.actor, 'directory.units', { limit: 200 })
    const no = release.value.editions.at(-1)!.no
    const { content } = statement.value.texts.find((text) => text.no === no)!
    const unitName = 'value' in units ? (units.value.items.find((unit) => unit.id === release.value.unitId)?.name ?? '') : ''
    const file = await paperOf(content.title, paragraphsOf(content, release.value.number?.text, unitName, civilDate(release.value.releasedAt ?? release.value.editions.at(-1)!.clearedAt)), { live: served.kind === 'live' })
    return reply.headers({ 'content-type': DOCX, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${content.title}.docx`)}` }).send(file)
  })
}
