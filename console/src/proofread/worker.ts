import type { Entry } from '#src/signals/proofread/forms.ts'
import { Manuscript, makeChecks } from '#src/signals/proofread/check.ts'
import type { Finding } from '#src/signals/proofread/finding.ts'
import { withReadability } from '#src/signals/proofread/readability.ts'
import { readLanguage } from '#src/signals/proofread/language.ts'
import { readLaws } from '#src/signals/proofread/laws.ts'
import { readDivisions } from '#src/signals/places/divisions.ts'
import languageAt from '../../../src/signals/proofread/data/language.bin?url'
import lawsAt from '../../../src/signals/proofread/data/laws.txt?url'
import placesAt from '../../../gazetteer/divisions.csv.gz?url'

/** What the worker is asked: the texts of a manuscript by the names of their fields, or the office's own word list. */
export type Asked = { readonly number: number; readonly texts: Readonly<Record<string, string>> } | { readonly entries: readonly Entry[] }
export interface Told {
  readonly number: number
  readonly findings: Readonly<Record<string, readonly Finding[]>>
}

const read = async (address: string): Promise<Response> => {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer
}

/** The text of a packed file; a server or proxy may have unpacked it on the way. */
async function unpacked(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes)
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text()
}

// Each field remembers its own paragraphs.
const manuscripts = new Map<string, Manuscript>()
let entries: readonly Entry[] = []
let check: Promise<ReturnType<typeof makeChecks>> | undefined

async function makeCheck(): Promise<ReturnType<typeof makeChecks>> {
  const [laws, places, language] = await Promise.all([read(lawsAt).then((one) => one.text()), read(placesAt).then(unpacked), read(languageAt).then((one) => one.arrayBuffer())])
  return makeChecks({ laws: readLaws(laws), places: readDivisions(places), entries, language: readLanguage(new Uint8Array(language)) })
}

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  if ('entries' in data) {
    entries = data.entries
    check = undefined
    manuscripts.clear()
    return
  }
  const ready = await (check ??= makeCheck())
  const findings: Record<string, readonly Finding[]> = {}
  for (const [name, text] of Object.entries(data.texts)) {
    const manuscript = manuscripts.get(name) ?? new Manuscript(withReadability(ready))
    manuscripts.set(name, manuscript)
    findings[name] = manuscript.check(text)
  }
  postMessage({ number: data.number, findings } satisfies Told)
})
