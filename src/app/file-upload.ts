import { createHash } from 'node:crypto'
import { scan } from '#src/adapters/inspection/clamd.ts'
import { hiddenIn, hiddenThings } from '#src/adapters/inspection/hidden.ts'
import { kindOf, knownEndings } from '#src/adapters/inspection/kinds.ts'
import type { Refusal } from '#src/kernel/facts.ts'
import type { Upload, UploadKind } from '#src/surfaces/http/deps.ts'

const fileRefusals = {
  'files/kind-unknown': { kind: 'invalid', zh: '不收这种文件', en: 'Files of this kind are not taken', remedy: { zh: '可用：{endings}', en: 'Use one of {endings}' } },
  'files/kind-lies': { kind: 'invalid', zh: '文件内容与扩展名不符', en: 'The file is not what its name says', remedy: { zh: '用原来的软件重新导出', en: 'Export it anew from its program' } },
  'files/hidden': { kind: 'rule', zh: '文件里有看不见的内容：{zh}', en: 'The file carries something unseen: {en}', remedy: { zh: '在原软件里清除后重新上传', en: 'Remove it in its program and upload again' } },
  'files/infected': { kind: 'rule', zh: '查出病毒：{found}', en: 'A virus was found: {found}', remedy: { zh: '不要再打开它，报告信息安全人员', en: 'Do not open it again; tell your security officer' } },
  'files/scanner-away': { kind: 'conflict', zh: '查毒程序没有应答，文件先不收', en: 'The scanner does not answer; the file is held', remedy: { zh: '稍后再传，或告诉系统管理员', en: 'Try again later, or tell the administrator' } },
} as const

/** Whether clamd is told of, by `HUIYING_CLAMD`. */
const scanner = (): string | undefined => process.env['HUIYING_CLAMD'] || undefined

/** A file for a text: of a known kind, with nothing hidden in it, scanned where there is a scanner; else held, and says why. */
async function read({ bytes, fileName, fields }: Upload): ReturnType<UploadKind['read']> {
  const type = kindOf(bytes, fileName)
  if (type === undefined) return { refusals: [{ code: 'files/kind-unknown', item: fileName, params: { endings: knownEndings.join('、') } }] }
  if (type === false) return { refusals: [{ code: 'files/kind-lies', item: fileName }] }
  const refusals: Refusal[] = hiddenIn(bytes, type).map((thing) => ({ code: 'files/hidden', item: fileName, clause: 'RL-2', params: { zh: hiddenThings[thing][0], en: hiddenThings[thing][1] } }))
  const address = scanner()
  const scanned = address ? await scan(bytes, address) : undefined
  if (scanned && 'found' in scanned) refusals.push({ code: 'files/infected', item: fileName, params: { found: scanned.found } })
  if (scanned && 'away' in scanned) refusals.push({ code: 'files/scanner-away', item: fileName })
  if (refusals.length > 0) return { refusals }
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { value: { statementId: fields['statementId'] ?? '', digest, name: fileName, type, size: bytes.length, scanned: scanned !== undefined, bytes: bytes.toString('base64') } }
}

export const fileUpload: UploadKind = { command: 'statements.addFile', refusals: fileRefusals, read }
