import { verifierOf } from '#src/publiclog/ed25519.ts'
import type { Verifier } from '#src/publiclog/note.ts'
import { faultWords, verifyProof } from '#src/publiclog/verify.ts'

/** The page with which a citizen checks a proof offline. It is built into one file and talks to nobody. */

const field = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T
const answer = field<HTMLOutputElement>('answer')

function say(ok: boolean, head: string, rows: readonly (readonly [string, string])[]): void {
  const box = document.createElement('div')
  box.className = `is ${ok ? 'yes' : 'no'}`
  const strong = document.createElement('strong')
  strong.textContent = head
  const list = document.createElement('dl')
  for (const [name, value] of rows) {
    const row = document.createElement('div')
    const [dt, dd] = [document.createElement('dt'), document.createElement('dd')]
    dt.textContent = name
    dd.textContent = value
    row.append(dt, dd)
    list.append(row)
  }
  box.append(strong, list)
  answer.replaceChildren(box)
}

const no = (zh: string, en: string): void => say(false, '不一致', [['原因', zh], ['Reason', en]])
const bytesOf = async (id: string): Promise<Uint8Array | undefined> => {
  const file = field<HTMLInputElement>(id).files?.[0]
  return file && new Uint8Array(await file.arrayBuffer())
}
const shanghai = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'medium' })

async function check(): Promise<void> {
  const [text, proof] = await Promise.all([bytesOf('text'), bytesOf('proof')])
  if (!text || !proof) return no('请选文本和证明两个文件', 'choose both files')
  const key = verifierOf(field<HTMLTextAreaElement>('key').value.trim())
  if (!key) return no('这不是一把日志公钥，请整行粘贴', 'this is no key of a log; paste the whole line')
  const words = field<HTMLTextAreaElement>('witnesses').value.split('\n').map((line) => line.trim()).filter(Boolean)
  const witnesses = words.map(verifierOf)
  if (witnesses.includes(undefined)) return no('见证方公钥里有一行不是公钥', 'one of the witness keys is no key')
  const asked = witnesses as Verifier[]
  const verdict = verifyProof(new TextDecoder().decode(proof), text, key, asked)
  if (!verdict.ok) return no(faultWords[verdict.reason].zh, faultWords[verdict.reason].en)
  const silent = asked.filter((one) => !verdict.witnesses.includes(one.name)).map((one) => one.name)
  if (silent.length > 0) return no(`没有见证方的签名：${silent.join('、')}`, `these witnesses have not signed: ${silent.join(', ')}`)
  const { leaf, index, size } = verdict
  say(true, '一致：这就是当时公布的文字', [
    ['发布单位', leaf.unit], ...(leaf.number ? [['编号', leaf.number] as const] : []), ['版次', `第 ${leaf.edition} 版`], ['公布时间', shanghai.format(new Date(leaf.at))],
    ['日志', key.name], ['位置', `第 ${index + 1} 条，共 ${size} 条`], ...(verdict.witnesses.length > 0 ? [['见证方', verdict.witnesses.join('、')] as const] : []),
    ['说明', '这件发布之后是否更正或撤回，请看日志里之后的条目。'],
  ])
}

field<HTMLFormElement>('form').addEventListener('submit', (event) => {
  event.preventDefault()
  check().catch((error: unknown) => no('这两个文件无法核对', String(error)))
})
