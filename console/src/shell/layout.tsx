import { useCallback, useEffect, useState } from 'react'
import { NavLink, Outlet, ScrollRestoration, useNavigate } from 'react-router'
import { useLiveChanges } from '../api/events.ts'
import { useSession } from '../api/session.tsx'
import { onKeys } from '../ui/keys.ts'
import { RecordMark } from '../ui/record-mark.tsx'
import { useWords } from '../words/language.tsx'
import { KeysHelp } from './keys-help.tsx'
import { usePlaces, type Place } from './places.ts'
import { SignInAgain } from './sign-in-again.tsx'
import { TopBar } from './top-bar.tsx'
import { shellWords } from './words.ts'

const FOLDED = 'huiying.navigation.folded'
const LETTER_WITHIN_MS = 1500

function Entry({ place }: { readonly place: Place }) {
  const say = useWords(shellWords)
  return <li><NavLink to={place.to} end={place.to === '/'} aria-keyshortcuts={`g ${place.key}`}>{say[place.word] as string}</NavLink></li>
}

/** `g`, then a letter, goes to a page; `?` tells all keys. */
function useGoKeys(places: readonly Place[], help: () => void): void {
  const navigate = useNavigate()
  useEffect(() => {
    let waiting = Number.NEGATIVE_INFINITY
    const letters = Object.fromEntries(places.map((place) => [place.key, () => {
      const armed = performance.now() - waiting < LETTER_WITHIN_MS
      if (armed) void navigate(place.to)
      waiting = !armed && place.key === 'g' ? performance.now() : Number.NEGATIVE_INFINITY
    }]))
    return onKeys({ ...letters, '?': help })
  }, [navigate, places, help])
}

/** The frame around every screen: navigation, top bar, what kind of record this is. */
export function Layout() {
  const say = useWords(shellWords)
  const { database } = useSession()
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED) === 'yes')
  const [helping, setHelping] = useState(false)
  useLiveChanges()
  const { side, phone } = usePlaces()
  const mark = database.kind === 'live' ? undefined : database.drill ? say.aDrill(database.drill) : say[database.kind]
  const help = useCallback(() => setHelping(true), [])
  useGoKeys(side, help)
  const fold = (): void => {
    localStorage.setItem(FOLDED, folded ? 'no' : 'yes')
    setFolded(!folded)
  }
  return (
    <div className={folded ? 'shell shell-folded' : 'shell'}>
      <a className="skip" href="#main">{say.skip}</a>
      {mark && <aside className={database.drill ? 'kind-bar kind-drill' : 'kind-bar'} aria-label={say.recordKind}>{mark}</aside>}
      <TopBar help={help} />
      <nav className="side" aria-label={say.navigation}>
        <div>
          <ul>{side.map((place) => <Entry key={place.to} place={place} />)}</ul>
          <button type="button" className="fold" onClick={fold} aria-label={folded ? say.unfold : say.fold}>{folded ? '»' : '«'}</button>
        </div>
      </nav>
      <RecordMark value={mark}><Outlet /></RecordMark>
      <nav className="thumb" aria-label={say.navigation}><ul>{phone.map((place) => <Entry key={place.to} place={place} />)}</ul></nav>
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
      <SignInAgain />
      <ScrollRestoration />
    </div>
  )
}
