import type { Id } from '#src/kernel/facts.ts'
import type { Block } from '#src/modules/statements/page.ts'
import type { Refused } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { FileField, LongText, TextField, Tick } from '../../ui/fields.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useUpload } from '../../ui/upload.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { pageWords } from './words.ts'

type Kind = Block['kind']
const KINDS: readonly Kind[] = ['text', 'graphic', 'audio', 'video', 'link']
const ACCEPT = { graphic: 'image/png,image/jpeg,image/webp', audio: 'audio/mpeg,audio/mp4,audio/wav', video: 'video/mp4,video/webm' } as const

const fresh = (kind: Kind): Block => {
  if (kind === 'text') return { kind, heading: '', text: '' }
  if (kind === 'link') return { kind, url: '', name: '', alternative: '' }
  return { kind, file: '', name: '', synthetic: false, alternative: '' }
}

interface Props {
  readonly statementId: Id
  readonly blocks: readonly Block[]
  readonly error: Refused | null
  change(blocks: Block[]): void
}

/** The blocks of a page in their order; each that is not text asks for the text that says the same (GB-19). */
export function Blocks({ statementId, blocks, error, change }: Props) {
  const say = useWords(pageWords)
  const { language } = useLanguage()
  const put = (n: number, next: Block): void => change(blocks.map((one, at) => (at === n ? next : one)))
  return (
    <fieldset className="field stack">
      <legend className="field-label">{say.blocks}</legend>
      {blocks.map((block, n) => (
        <div key={n} className="stack-tight">
          <div className="row-spread"><strong>{say.block(n + 1)} · {say[block.kind === 'text' ? 'textBlock' : block.kind]}</strong><Button small onPress={() => change(blocks.filter((_, at) => at !== n))}>{say.remove}</Button></div>
          {block.kind === 'text' ? (
            <>
              <TextField label={say.heading} optional name={`content.page.blocks.${n}.heading`} error={error} value={block.heading} onChange={(heading) => put(n, { ...block, heading })} />
              <LongText label={say.words} name={`content.page.blocks.${n}.text`} error={error} rows={5} value={block.text} onChange={(text) => put(n, { ...block, text })} />
            </>
          ) : (
            <>
              {block.kind === 'link'
                ? <TextField label={say.url} name={`content.page.blocks.${n}.url`} error={error} value={block.url} onChange={(url) => put(n, { ...block, url })} />
                : <File statementId={statementId} kind={block.kind} file={block.file} name={`content.page.blocks.${n}.file`} error={error} put={(file, name) => put(n, { ...block, file, name: block.name || name })} />}
              <TextField label={say.name} name={`content.page.blocks.${n}.name`} error={error} value={block.name} onChange={(name) => put(n, { ...block, name })} />
              <LongText label={say.alternative} name={`content.page.blocks.${n}.alternative`} error={error} rows={4} value={block.alternative} onChange={(alternative) => put(n, { ...block, alternative })} />
              {block.kind !== 'link' && <Tick label={say.synthetic} value={block.synthetic} onChange={(synthetic) => put(n, { ...block, synthetic })} />}
            </>
          )}
        </div>
      ))}
      <div className="row">{KINDS.map((kind) => <Button key={kind} small onPress={() => change([...blocks, fresh(kind)])}>{say.add}{language === 'en' && ' '}{say[kind === 'text' ? 'textBlock' : kind]}</Button>)}</div>
    </fieldset>
  )
}

interface FileProps {
  readonly statementId: Id
  readonly kind: keyof typeof ACCEPT
  readonly file: string
  readonly name: string
  readonly error: Refused | null
  put(file: string, name: string): void
}

/** Uploads at once; what the text keeps is the digest of the bytes, which reviewers sign with it. */
function File({ statementId, kind, file, name, error, put }: FileProps) {
  const say = useWords(pageWords)
  const upload = useUpload('file')
  const send = async (chosen: globalThis.File | undefined): Promise<void> => {
    if (!chosen) return
    const bytes = await chosen.arrayBuffer()
    const digest = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')
    upload.mutate({ file: chosen, fields: { statementId } }, { onSuccess: () => put(digest, chosen.name.replace(/\.[^.]+$/, '')) })
  }
  return (
    <>
      <FileField label={say.file} hint={file && `${say.uploaded} ${file.slice(0, 12)}`} name={name} error={error} accept={ACCEPT[kind]} onChange={(chosen) => void send(chosen)} />
      <Refusals error={upload.error} />
    </>
  )
}
