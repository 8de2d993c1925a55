import type { ShownFile } from '#src/modules/channels/said-queries.ts'
import { Panel } from '../../ui/page.tsx'
import { useWords } from '../../words/language.tsx'
import { channelWords } from './words.ts'

const nameOf = ({ name, digest }: ShownFile, say: { readonly unnamed: string }): string => name || `${say.unnamed} ${digest.slice(0, 8)}`

/** Pictures, sound and films of the release: shown, and to be taken along to the platform. */
export function KitFiles({ files }: { readonly files: readonly ShownFile[] }) {
  const say = useWords(channelWords)
  return (
    <Panel title={say.files}>
      <p className="quiet small">{say.filesWhat}</p>
      <ul className="kit-files">
        {files.map((file) => (
          <li key={file.path}>
            {file.kind === 'picture' && <img src={file.path} alt={file.name} loading="lazy" />}
            {file.kind === 'audio' && <audio controls preload="none" src={file.path} aria-label={file.name} />}
            {file.kind === 'video' && <video controls preload="none" src={file.path} aria-label={file.name} />}
            <div className="row-spread"><span className="two-lines">{nameOf(file, say)}</span><a href={file.path} download aria-label={say.downloadOf(nameOf(file, say))}>{say.download}</a></div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
