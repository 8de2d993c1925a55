import { beforeAll, describe, expect, it } from 'vitest'
import { makeChecks, Manuscript } from '#src/signals/proofread/check.ts'
import type { Check } from '#src/signals/proofread/finding.ts'
import { shippedKnowledge } from '#src/surfaces/cli/signals/knowledge.ts'
import { dice } from './random-rules.ts'
import { countFound, plantsOf } from './planted/measure.ts'

/** What an office may have written; nothing in it is wrong. */
const CLEAN = [
  '县级以上地方人民政府应当加强对政务新媒体工作的组织领导，将所需经费列入本级财政预算。',
  '公民、法人和其他组织认为行政机关的具体行政行为侵犯其合法权益的，可以依法申请行政复议或者提起行政诉讼。',
  '各有关部门应当按照职责分工，建立健全信息发布协调机制，及时回应社会关切。',
  '主管部门应当自收到申请之日起二十个工作日内作出决定，并书面通知申请人；不予批准的，应当说明理由。',
  '突发事件发生后，履行统一领导职责的人民政府应当组织有关部门采取应急处置措施，并向社会发布信息。',
  '国家工作人员玩忽职守、滥用职权、徇私舞弊的，依法给予处分；构成犯罪的，依法追究刑事责任。',
  '任何单位和个人不得编造、传播有关突发事件事态发展或者应急处置工作的虚假信息。',
  '对群众反映强烈的问题，要明确责任单位和办理时限，做到事事有回音、件件有着落。',
  '建设单位应当在施工现场设置公告牌，载明工程名称、施工单位、监督电话等内容。',
  '居民委员会、村民委员会应当协助人民政府做好公共卫生、计划生育、优抚救济等工作。',
]
const WORDS = new Set(['地方', '人民', '政府', '应当', '加强', '组织', '领导', '经费', '财政', '预算', '公民', '法人', '行政', '机关', '行为', '侵犯', '权益', '申请', '诉讼', '部门', '职责', '建立', '健全', '信息', '发布', '机制', '回应', '社会', '主管', '决定', '通知', '批准', '说明', '理由', '发生', '采取', '应急', '处置', '措施', '国家', '工作', '人员', '滥用', '职权', '处分', '构成', '犯罪', '追究', '责任', '单位', '个人', '传播', '虚假', '群众', '反映', '强烈', '问题', '明确', '办理', '时限', '建设', '施工', '现场', '设置', '工程', '名称', '监督', '电话', '内容', '委员会', '协助', '公共', '卫生'])
const EACH = 40

describe('of the faults planted in clean text', () => {
  let check: Check
  let plants: ReturnType<typeof plantsOf>
  const roll = dice(5)
  const random = (): number => roll(1 << 30) / (1 << 30)
  beforeAll(async () => {
    const known = await shippedKnowledge()
    check = makeChecks(known)
    const sounds = (character: string): string[] => (known.language.alike.get(character.charCodeAt(0)) ?? []).map((one) => String.fromCharCode(one))
    plants = plantsOf({ ...known, sounds, isWord: (word) => WORDS.has(word) }, random)
  })

  it('nine in ten are found, of every kind', () => {
    for (const [kind, { plant, as }] of Object.entries(plants)) {
      const { planted, found, missed } = countFound(check, plant, as, CLEAN, EACH, random)
      expect(planted).toBe(EACH)
      expect(found / planted, `${kind}: ${missed.map(({ text, at, length }) => text.slice(Math.max(0, at - 6), at + length + 6)).join(' | ')}`).toBeGreaterThanOrEqual(0.9)
    }
  })

  it('and nothing is told where there is none', () => {
    expect(CLEAN.flatMap((text) => new Manuscript(check).check(text))).toEqual([])
  })
})
