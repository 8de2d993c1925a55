import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useHeldSession, useIsContractor, useIsOutside } from '../api/session.tsx'
import { useNow } from '../clock/server-clock.ts'
import { Button } from '../ui/button.tsx'
import { onKeys } from '../ui/keys.ts'
import { Popup } from '../ui/popup.tsx'
import { useLanguage, useWords } from '../words/language.tsx'
import { dayWords, timeOfDay } from '../words/moment.ts'
import { shellWords } from './words.ts'

function Search() {
  const say = useWords(shellWords)
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => onKeys({ '/': () => field.current?.focus() }), [])
  return (
    <form
      role="search"
      className="top-search"
      onSubmit={(event) => {
        event.preventDefault()
        const search = field.current?.value.trim()
        if (search) void navigate(`/messages?search=${encodeURIComponent(search)}`)
      }}
    >
      <input ref={field} type="search" aria-label={say.searchHint} placeholder={say.searchHint} aria-keyshortcuts="/" onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()} />
    </form>
  )
}

function Clock() {
  const say = useWords(shellWords)
  const { language } = useLanguage()
  const now = useNow()
  return <div className="top-clock number" title={say.clock}><span className="unseen">{say.clock} </span><span className="wide-only">{dayWords(now, language)} </span>{timeOfDay(now)}</div>
}

function Me({ help }: { help(): void }) {
  const say = useWords(shellWords)
  const { language, choose } = useLanguage()
  const { session, signOut } = useHeldSession()
  const [open, setOpen] = useState(false)
  const content = (
    <div className="me">
      <strong>{session.person.name}</strong>
      <ul>{session.posts.map((post) => <li key={post.appointmentId}>{post.unitName} · {post.roleName[language]}</li>)}</ul>
      <div className="stack-tight">
        <Link to="/settings" onClick={() => setOpen(false)}>{say.settings}</Link>
        <Button small onPress={() => { setOpen(false); help() }}>{say.keys}</Button>
        <Button small onPress={() => choose(language === 'zh' ? 'en' : 'zh')}>{say.language}</Button>
        <Button small onPress={() => void signOut()}>{say.signOut}</Button>
      </div>
    </div>
  )
  return (
    <Popup open={open} onOpenChange={setOpen} label={say.me} content={content}>
      <button type="button" className="top-me" aria-label={`${say.me} ${session.person.name}`}>{session.person.name}</button>
    </Popup>
  )
}

export function TopBar({ help }: { help(): void }) {
  const say = useWords(shellWords)
  const outside = [useIsOutside(), useIsContractor()].includes(true)
  return (
    <header className="top">
      <Link to="/" className="top-name">{say.product}</Link>
      {!outside && <Search />}
      <Clock />
      <Me help={help} />
    </header>
  )
}
