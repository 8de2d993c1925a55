import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { EditionFinished } from '#src/modules/statements/contract.ts'
import { sha256 } from '#src/record/digest.ts'
import { pngOf } from '#src/surfaces/api/png.ts'
import { madeBy } from '../cast.ts'
import { REVIEW_ITEMS, reviewersOf } from './people.ts'
import type { Stage, Step } from './stage.ts'

export interface OwnPage {
  readonly unit: string
  readonly kind: 'consultation' | 'survey' | 'hearing' | 'document' | 'interpretation' | 'topic' | 'rebuttal'
  readonly title: string
  readonly facts: string
  readonly contentClass?: 'disclosure' | 'clarification'
  readonly page: object
  readonly picture?: { readonly name: string; readonly bytes: Buffer }
}

/** A page of a unit's own accord on its whole way in one morning: written, reviewed by three, released. */
export async function publishes(stage: Stage, { unit, kind, title, facts, contentClass = 'disclosure', page, picture }: OwnPage): Promise<Id> {
  const statementId = madeBy(await stage.does(`${unit}.writer`, 'statements.startOwn', { unitId: stage.unit(unit), kind }), 'statements.started')
  if (picture) await stage.does(`${unit}.writer`, 'statements.addFile', { statementId, digest: sha256(picture.bytes), name: picture.name, type: 'image/png', size: picture.bytes.length, scanned: false, bytes: picture.bytes.toString('base64') })
  const stated = await stage.does(`${unit}.writer`, 'statements.finish', { statementId, baseVersion: 0, content: { title, facts, contentClass, page: { kind, ...page } } })
  const { digest } = stated.find((fact) => fact.kind === 'statements.editionFinished')!.data as EditionFinished
  const reviewId = idOf(stated.find((fact) => fact.kind === 'review.requested')!.subject)
  for (const [nth, who] of reviewersOf(unit).entries()) await stage.does(who, 'review.sign', { reviewId, digest, items: [...REVIEW_ITEMS[nth]!], verdict: 'pass' })
  await stage.does(`${unit}.deputy`, 'publication.release', { statementId })
  return statementId
}

const [WIDTH, HEIGHT] = [640, 240]
/** A street with a school in its middle and the places where one may stop for a while: a drawing, no map of anywhere. */
const drawnStreet = (): Buffer => pngOf(WIDTH, HEIGHT, (x, y) => {
  const kerb = y === 150 || y === 151 || y === 214 || y === 215
  const middle = y > 180 && y < 185 && x % 40 < 22
  const school = x > 240 && x < 400 && y > 40 && y < 120 && !(x > 300 && x < 340 && y > 80)
  const roof = y > 20 && y <= 40 && Math.abs(x - 320) < (y - 20) * 5
  const places = y > 154 && y < 176 && ((x > 40 && x < 220) || (x > 420 && x < 600)) && x % 45 > 3
  return kerb || middle || school || roof || places
})

type StepAt = (daysAgo: number, hour: number, act: () => Promise<unknown>) => Step

/** The document is explained, its matter gathered on one page, and what was wrongly said of the water is put right with evidence (WL-01, GB-19, GS-66). */
export function explainingSteps(stage: Stage, step: StepAt, { unit, documentId, seenOn }: { readonly unit: string; documentId(): Id; readonly seenOn: string }): Step[] {
  const title = '澄湾区路内停车管理办法'
  return [
    step(25, 10, () => publishes(stage, {
      unit, kind: 'interpretation', title: '路边停车有了办法：三件事要知道', facts: '一、路内停车位由区交通运输局统一编号公示，没有编号的不得收费。\n二、收费标准先听证再公布，听证之前不收费。\n三、早晚接送时段，学校周边可限时停车二十分钟。',
      page: { interprets: { releaseId: documentId(), title } },
    })),
    step(24, 10, async () => {
      const bytes = drawnStreet()
      return publishes(stage, {
        unit, kind: 'topic', title: '学校周边停车', facts: '', picture: { name: '限时停车示意图.png', bytes },
        page: { blocks: [
          { kind: 'text', heading: '限时停车怎么停', text: '早上 7:00 至 8:00、下午 16:00 至 17:30，在有编号的限时车位可停二十分钟，超时请驶离。' },
          { kind: 'graphic', file: sha256(bytes), name: '限时停车示意图', synthetic: true, alternative: '示意图：学校大门两侧的道路各画四个限时车位，正对大门的一段不设车位，留给步行的学生。' },
          { kind: 'link', url: `/releases/${documentId()}`, name: title, alternative: '办法全文，第三条讲学校周边的限时停车位' },
        ] },
      })
    }),
    step(12, 10, () => publishes(stage, {
      unit: 'water', kind: 'rebuttal', title: '关于“城南片区要停水三天”的说明', facts: '城南片区管网改造分段施工，单次停水不超过 6 小时，没有停水三天的安排。停水前三日在小区门口和本站公告。', contentClass: 'clarification',
      page: { rebuts: { claim: '城南片区下周起停水三天', where: '居民微信群转发的文字', seenOn, verdict: 'false', evidence: [{ what: '施工计划表：七个施工段，每段停水 4 至 6 小时', source: '区水务局城南管网改造项目部' }, { what: '近一个月停水公告共 5 次，最长一次 5 小时 40 分', source: '本站发布' }] } },
    })),
  ]
}
