import { useState } from 'react'
import { askServer, Refused } from '../../api/client.ts'
import { useAsk } from '../../api/hooks.ts'
import type { Lines } from '../../api/questions.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { statementWords } from './statement-words.ts'

/** Puts agreed lines into the text; lines that have expired or were never approved cannot be used (GS-32). */
export function InsertLines({ insert }: { insert(text: string): void }) {
  const say = useWords(statementWords)
  const words = useWords(common)
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const [error, setError] = useState<Refused | null>(null)
  const found = useAsk('statements.linesList', search ? { search } : {}, { enabled: open, keep: true })
  const usable = (found.data?.items ?? []).filter((lines) => lines.usable)
  const use = async (linesId: string): Promise<void> => {
    try {
      insert(((await askServer('statements.useLines', { linesId })) as Lines).answer)
      setOpen(false)
    } catch (no) {
      if (!(no instanceof Refused)) throw no
      setError(no)
    }
  }
  return (
    <div>
      <Button small onPress={() => setOpen(true)}>{say.useLines}</Button>
      <Dialog open={open} wide title={say.useLines} error={error} onClose={() => setOpen(false)}>
        <TextField label={words.search} kind="search" value={search} onChange={setSearch} />
        {usable.length === 0 ? <p className="quiet">{say.linesNone}</p> : (
          <ul className="entries">
            {usable.map((lines) => (
              <li key={lines.id} className="line-entry">
                <strong>{lines.question}</strong>
                <span className="words two-lines">{lines.answer}</span>
                <div><Button small onPress={() => void use(lines.id)}>{say.insert}</Button></div>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </div>
  )
}
