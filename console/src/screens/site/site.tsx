import { useState } from 'react'
import { OPTIONAL, siteFields, type SiteField } from '#src/modules/publication/site-fields.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { SiteAnswer } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { moreWords } from '../more/words.ts'
import { linesOf, linksOf } from './links.ts'
import { siteWords } from './words.ts'

/** What the public site says of itself, on one form, with a check that names what is empty (NH-46). */
export default function SiteInformation() {
  const say = useWords(siteWords)
  const more = useWords(moreWords)
  const asked = useAsk('publication.site', {})
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }}>
      <p>{say.what} <a href="/" target="_blank" rel="noreferrer">{say.open}</a></p>
      <Answered asked={asked} lines={10}>{(answer) => <div className="two-columns"><Form site={answer.site} /><Panel title={say.check}><Missing missing={answer.missing} /></Panel></div>}</Answered>
    </Page>
  )
}

const useFieldName = (): ((field: SiteField) => string) => {
  const { language } = useLanguage()
  return (field) => siteFields[field][language === 'en' ? 1 : 0]
}

function Missing({ missing }: { readonly missing: readonly SiteField[] }) {
  const say = useWords(siteWords)
  const name = useFieldName()
  if (missing.length === 0) return <p>{say.complete}</p>
  return <><p>{say.missing(missing.length)}</p><ul>{missing.map((field) => <li key={field}>{name(field)}</li>)}</ul></>
}

function Form({ site }: { readonly site: SiteAnswer['site'] }) {
  const say = useWords(siteWords)
  const may = useMay()
  const name = useFieldName()
  const notice = useNotice()
  const act = useAct('publication.setSite')
  const [typed, setTyped] = useState(site)
  const [links, setLinks] = useState(linesOf(site.links))
  const hint = (field: SiteField): string | undefined => {
    if (field === 'siteCode') return say.code
    if (field === 'address' || field === 'identity' || field === 'findFault') return say.whole
    return OPTIONAL.includes(field) ? say.optional : undefined
  }
  const save = async (): Promise<void> => {
    if (await act.attempt({ ...typed, links: linksOf(links) })) notice(say.saved)
  }
  const fields = Object.keys(siteFields) as SiteField[]
  return (
    <Panel>
      <div className="stack">
        {fields.map((field) => <TextField key={field} label={name(field)} hint={hint(field)} name={field} error={act.error} value={typed[field]} onChange={(value) => setTyped((before) => ({ ...before, [field]: value }))} />)}
        <LongText label={say.links} hint={say.linksHint} name="links" error={act.error} rows={6} value={links} onChange={setLinks} />
        <Refusals error={act.error} />
        {may('publication.setSite') && <div><Button kind="main" busy={act.isPending} onPress={() => void save()}>{say.save}</Button></div>}
      </div>
    </Panel>
  )
}
