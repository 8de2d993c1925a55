import { makeChecks, Manuscript } from '#src/signals/proofread/check.ts'
import { shippedKnowledge } from '#src/surfaces/cli/signals/knowledge.ts'
import { type Bench, quantile } from '../setting/report.ts'
import { chance } from './posts.ts'
import { cpu } from './rounds.ts'

/** Each with a place of its own, so that hardly a run of characters comes twice. */
const SENTENCES = ['◇路供水主管抢修已经完成，◇小区恢复供水。', '依据《中华人民共和国行政处罚法》第三十三条，对◇商行不予处罚。', '2026年10月2日（星期五）上午，贵港市港南区人民政府到◇社区召开会议，部署下一步工作。', '共收到◇来信110件，其中咨询50件、投诉40件、建议20件。', '请◇各单位于本月底前将落实情况报送区人民政府办公室。']
const NAMES = '东南西北新古金银长平安和兴旺龙凤山水江河湖海花林松竹梅兰春秋'
const LENGTH = 100_000

/**
 * All checks over a manuscript of 100,000 characters in paragraphs of some 250, and again after one character was typed. The clock of a thread goes by in
 * steps of some milliseconds, longer than a check, so its mean is told; what the slowest took, by the clock on the wall.
 */
export async function measure(bench: Bench): Promise<void> {
  const manuscript = new Manuscript(makeChecks(await shippedKnowledge()))
  const random = chance(59)
  let text = ''
  for (let paragraph = 0; text.length < LENGTH; paragraph += 1) {
    let words = `（${paragraph}）`
    const name = (): string => Array.from({ length: 3 }, () => NAMES[Math.floor(random() * NAMES.length)]).join('')
    while (words.length < 250) words += SENTENCES[Math.floor(random() * SENTENCES.length)]!.replaceAll('◇', name)
    text += `${words}\n`
  }
  let began = cpu()
  manuscript.check(text)
  bench.print({ figure: `manuscript-edit: first check of ${LENGTH} characters, CPU`, value: (cpu() - began) / 1000, unit: 'ms' })
  let computed = 0
  const edits = Array.from({ length: bench.quick ? 50 : 300 }, () => {
    const at = Math.floor(random() * text.length)
    text = `${text.slice(0, at)}市${text.slice(at)}`
    began = cpu()
    const start = performance.now()
    manuscript.check(text)
    const wall = performance.now() - start
    computed += cpu() - began
    return wall
  })
  bench.print({ figure: 'manuscript-edit: all checks again after one edit, CPU, mean', value: computed / edits.length / 1000, unit: 'ms' })
  bench.print({ figure: 'manuscript-edit: all checks again after one edit, on the wall, p50', value: quantile(edits, 0.5), unit: 'ms' })
  bench.print({ figure: 'manuscript-edit: all checks again after one edit, on the wall, p99', value: quantile(edits, 0.99), unit: 'ms' })
}
