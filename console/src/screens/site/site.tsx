import { useState } from 'react'
import { Link } from 'react-router'
import { OPTIONAL, siteFields, type SiteField } from '#src/modules/publication/site-fields.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { SiteAnswer } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { LongText, TextField, Tick } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
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
      <Answered asked={asked} lines={10}>{(answer) => <div className="two-columns"><Form site={answer.site} /><div className="stack"><Panel title={say.check}><Missing missing={answer.missing} /></Panel><Links wanted={answer.site.checkLinks} /></div></div>}</Answered>
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

/** What the daily look found: each address that does not answer, since when, and where it stands (WL-42). */
function Links({ wanted }: { readonly wanted: boolean }) {
  const say = useWords(siteWords)
  const { language } = useLanguage()
  const asked = useAsk('publication.linkReport', {})
  return (
    <Panel title={say.report}>
      <Answered asked={asked} lines={3}>
        {(report) => report === null ? <p>{say.notChecked}</p> : (
          <>
            <p>{say.lastCheck(momentWords(report.at, language), report.checked)}{!wanted && say.checkIsOff} {report.broken.length === 0 ? say.allAnswer : say.broken(report.broken.length)}</p>
            <ul className="plain-list">
              {report.broken.map((one) => (
                <li key={one.url} className="line-entry">
                  <strong>{one.name}</strong> <span className="quiet small">{one.group ?? (one.releaseId && <Link to={`/publication/${one.releaseId}`}>{say.inRelease}</Link>)}</span>
                  <div className="small code">{one.url}</div>
                  <div className="small">{one.fault} · {say.since} {momentWords(one.since, language)}</div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Panel>
  )
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
        <Tick label={say.checkLinks} value={typed.checkLinks} onChange={(checkLinks) => setTyped((before) => ({ ...before, checkLinks }))} />
        <Refusals error={act.error} />
        {may('publication.setSite') && <div><Button kind="main" busy={act.isPending} onPress={() => void save()}>{say.save}</Button></div>}
      </div>
    </Panel>
  )
}
