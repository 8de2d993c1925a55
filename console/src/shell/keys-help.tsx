import { Dialog } from '../ui/dialog.tsx'
import { useWords } from '../words/language.tsx'
import { usePlaces } from './places.ts'
import { shellWords } from './words.ts'

export function KeysHelp({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const say = useWords(shellWords)
  const { side } = usePlaces()
  const rows: readonly (readonly [string, string])[] = [
    ['/', say.keySearch],
    ['j  k', say.keyWalk],
    ['Ctrl + Enter', say.keyPass],
    ['Esc', say.keyClose],
    ['?', say.keyHelp],
  ]
  return (
    <Dialog open={open} title={say.keys} onClose={onClose}>
      <dl className="keys">
        {rows.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}
        <div><dt><kbd>g</kbd></dt><dd>{say.keyGo}</dd></div>
        {side.map((place) => <div key={place.key}><dt><kbd>g {place.key}</kbd></dt><dd>{say[place.word] as string}</dd></div>)}
      </dl>
    </Dialog>
  )
}
