import type { FastifyInstance, FastifyRequest } from 'fastify'
import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { toShanghai } from '#src/kernel/time.ts'
import { erasureCategories, withdrawalReasons, type Release } from '#src/modules/publication/contract.ts'
import type { SurfaceDeps } from '../http/deps.ts'
import { asked, signedIn } from '../http/visitor.ts'
import { timeless } from './timeless.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** A sheet holds a million rows; whoever needs more than this asks year by year. */
const MOST = 20_000
const COLUMNS = [['编号', 22], ['标题', 48], ['单位', 28], ['状态', 12], ['首次发布', 18], ['版次', 8], ['撤回或清除的原因', 36], ['网址', 56]] as const
const STATES = { ready: '待发布', scheduled: '已定时', ordered: '发布中', released: '已发布', withdrawn: '已撤回', erased: '已清除' } as const

const moment = (at: string | undefined): string => (at ? toShanghai(at).slice(0, 16).replace('T', ' ') : '')
const reason = ({ withdrawn, erased }: Release): string => (withdrawn ? `${withdrawalReasons[withdrawn.reason]}；${withdrawn.note}` : erased ? erasureCategories[erased.category] : '')

const rowOf = (release: Release, unit: string): string[] => [
  release.number?.text ?? '', release.editions.at(-1)?.title ?? '', unit, STATES[release.state], moment(release.releasedAt),
  String(release.editions.filter((edition) => edition.releasedAt).length), reason(release), release.audience === 'public' && release.releasedAt ? `/releases/${release.id}` : '',
]

/** `GET /api/documents/releases.xlsx`: the releases that the asker may see, newest first, as a sheet without anything hidden in it. */
export function registerReleaseLedger(app: FastifyInstance, deps: SurfaceDeps): void {
  app.get('/api/documents/releases.xlsx', { preHandler: signedIn(deps) }, async (request, reply) => {
    const { visitor, served } = asked(request as FastifyRequest)
    const ask = async <T>(name: string, input: object): Promise<T> => {
      const answer = await served.desk.ask<T>(visitor.actor, name, input)
      if ('refusals' in answer) throw new Error(`${name} was refused`)
      return answer.value
    }
    const names = new Map<string, string>()
    const rows: string[][] = []
    for (let after: string | undefined; rows.length < MOST; ) {
      const page = await ask<{ items: Release[]; after?: string }>('publication.releases', { limit: 200, ...(after && { after }) })
      for (const release of page.items) {
        if (!names.has(release.unitId)) names.set(release.unitId, (await ask<{ name: string }>('directory.unit', { unitId: release.unitId })).name)
        rows.push(rowOf(release, names.get(release.unitId)!))
      }
      if (!page.after) break
      after = page.after
    }
    const head = COLUMNS.map(([value]) => ({ value, fontWeight: 'bold' as const }))
    // Every cell is text, so that no title can be taken for a formula.
    const sheet: SheetData = [...(served.kind === 'live' ? [] : [[{ value: '演示数据，单位、人员和内容均为虚构', type: String }]]), head, ...rows.map((row) => row.map((value) => ({ value, type: String, wrap: true })))]
    const file = timeless(await writeExcelFile(sheet, { sheet: '发布台账', columns: COLUMNS.map(([, width]) => ({ width })) }).toBuffer())
    return reply.headers({ 'content-type': XLSX, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('发布台账.xlsx')}` }).send(file)
  })
}
