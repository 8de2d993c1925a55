import { makeChecks, Manuscript } from '#src/signals/proofread/check.ts'
import { shippedKnowledge } from '#src/surfaces/cli/signals/knowledge.ts'
import { type Bench, quantile } from '../setting/report.ts'
import { chance } from './posts.ts'

const SENTENCES = ['东湖路供水主管抢修已经完成，沿线小区恢复供水。', '依据《中华人民共和国行政处罚法》第三十三条，不予处罚。', '2026年10月2日（星期五）上午，贵港市港南区人民政府召开会议，部署下一步工作。', '共收到来信110件，其中咨询50件、投诉40件、建议20件。', '请各单位于本月底前将落实情况报送区人民政府办公室。']
const LENGTH = 100_000

/** All checks over a manuscript of 100,000 characters in paragraphs of some 250, and again after one character was typed. */
export async function measure(bench: Bench): Promise<void> {
  const manuscript = new Manuscript(makeChecks(await shippedKnowledge()))
  const random = chance(59)
  let text = ''
  for (let paragraph = 0; text.length < LENGTH; paragraph += 1) {
    let words = `（${paragraph}）`
    while (words.length < 250) words += SENTENCES[Math.floor(random() * SENTENCES.length)] as string
    text += `${words}\n`
  }
  const timed = (): number => {
    const began = process.threadCpuUsage()
    manuscript.check(text)
    const { user, system } = process.threadCpuUsage(began)
    return (user + system) / 1000
  }
  bench.print({ figure: `manuscript-edit: first check of ${LENGTH} characters, CPU`, value: timed(), unit: 'ms' })
  const edits = Array.from({ length: bench.quick ? 50 : 300 }, () => {
    const at = Math.floor(random() * text.length)
    text = `${text.slice(0, at)}市${text.slice(at)}`
    return timed()
  })
  bench.print({ figure: 'manuscript-edit: all checks again after one edit, CPU, p50', value: quantile(edits, 0.5), unit: 'ms' })
  bench.print({ figure: 'manuscript-edit: all checks again after one edit, CPU, p99', value: quantile(edits, 0.99), unit: 'ms' })
}
