import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import type { StockPage, StockRound } from '#src/modules/publication/stock-check-commands.ts'
import { findings } from '#src/modules/publication/finding-kinds.ts'
import { useAct, useAsk, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Coming, Empty, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords, dayYear, momentWords } from '../../words/moment.ts'
import { ReleaseActs, ReleaseText } from '../publication/release.tsx'
import { NoteFinding } from './note-finding.tsx'
import { stockWords } from './words.ts'

const SHOWN = ['waiting', 'open', 'settled', 'fine'] as const
type Shown = (typeof SHOWN)[number]

/** One round: how far it is, its pages by what became of them, and the one that is looked at now. */
export default function StockRoundPage() {
  const { checkId = '' } = useParams()
  const say = useWords(stockWords)
  const asked = useAsk('publication.stockCheck', { checkId })
  const round = asked.data
  return (
    <Page
      title={round?.reason ?? say.title}
      back={{ to: '/stock', name: say.title }}
      under={round && <><Mark tone={round.closedAt ? 'kept' : 'wait'}>{round.closedAt ? say.closed : say.running}</Mark><Bounds of={round} /></>}
      actions={round && !round.closedAt && <Close round={round} />}
    >
      <Answered asked={asked} lines={6}>{(one) => <Pages round={one} />}</Answered>
    </Page>
  )
}

function Bounds({ of: { from, until, unitId, plannedAt } }: { readonly of: StockRound }) {
  const say = useWords(stockWords)
  const { language } = useLanguage()
  const { nameOf } = useUnits()
  return <span className="quiet">{[unitId ? nameOf(unitId) : say.everyUnit, say.span(from ? dateWords(from, language) : '', until ? dateWords(until, language) : ''), momentWords(plannedAt, language)].join(' · ')}</span>
}

function Close({ round }: { readonly round: StockRound }) {
  const say = useWords(stockWords)
  const may = useMay()
  const notice = useNotice()
  const act = useAct('publication.closeStockCheck')
  if (!may('publication.closeStockCheck')) return null
  const give = async (): Promise<void> => void ((await act.attempt({ checkId: round.id })) && notice(say.closedNow))
  return <><Button busy={act.isPending} onPress={() => void give()}>{say.close}</Button><Refusals error={act.error} /></>
}

function Pages({ round }: { readonly round: StockRound }) {
  const say = useWords(stockWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const [params, setParams] = useSearchParams()
  const show = SHOWN.find((one) => one === params.get('show')) ?? 'waiting'
  const found = usePages('publication.stockPages', { checkId: round.id, show })
  const chosen = found.items.find((one) => one.releaseId === params.get('page')) ?? (show === 'waiting' || show === 'open' ? found.items[0] : undefined)
  const open = (next: Shown, page?: string): void => setParams({ show: next, ...(page && { page }) })
  const { progress } = round
  return (
    <div className="stack">
      <p>{say.seenOf(progress.seen, progress.pages)}{language === 'zh' ? '；' : '; '}{say.found(progress.findings, progress.settled)}</p>
      <div className="row"><Switch<Shown> label={say.show} value={show} options={SHOWN.map((value) => ({ value, label: say[value] }))} onChange={(next) => open(next)} /></div>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={4} /> : found.items.length === 0 ? <Empty>{show === 'waiting' ? say.noneWaiting : show === 'open' ? say.noneOpen : say.noneHere}</Empty> : (
        <div className={chosen ? 'two-columns' : 'stack'}>
          {chosen && <Looked key={chosen.releaseId} round={round} page={chosen} open={open} />}
          <div className="stack">
            <Table
              label={say[show]}
              paged={found}
              rows={found.items}
              keyOf={(one) => one.releaseId}
              linkOf={(one) => `/stock/${round.id}?show=${show}&page=${one.releaseId}`}
              columns={[
                { key: 'page', title: say.page, grows: true, draw: (one) => <span className="two-lines">{one.title}</span> },
                ...(show === 'open' || show === 'settled' ? [{ key: 'finding', title: say.finding, draw: (one: StockPage) => one.finding && <Mark tone={one.settled ? 'kept' : 'wait'}>{findings[one.finding.kind][language === 'zh' ? 0 : 1]}</Mark> }] : []),
                { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
                { key: 'released', title: say.released, wideOnly: true, draw: (one) => <span className="number">{dayYear(one.releasedAt, language)}</span> },
              ]}
            />
            <More paged={found} />
          </div>
        </div>
      )}
    </div>
  )
}

/** The page itself as it stands, and what can be said or done about it. */
function Looked({ round, page, open }: { readonly round: StockRound; readonly page: StockPage; open(next: Shown, page?: string): void }) {
  const say = useWords(stockWords)
  const { language } = useLanguage()
  const may = useMay()
  const act = useAct('publication.notePage')
  const asked = useAsk('publication.release', { statementId: page.releaseId })
  const [noting, setNoting] = useState(false)
  const looks = !round.closedAt && may('publication.notePage')
  return (
    <div className="stack">
      <Panel
        title={page.state === 'erased' ? page.title : page.finding ? say.finding : say.thisPage}
        aside={looks && !page.finding && <div className="row"><Button kind="main" busy={act.isPending} onPress={() => void act.attempt({ checkId: round.id, statementId: page.releaseId })}>{say.inOrder}</Button><Button onPress={() => setNoting(true)}>{say.noteFinding}</Button></div>}
      >
        <Refusals error={act.error} />
        {page.finding && <p className="words"><strong>{findings[page.finding.kind][language === 'zh' ? 0 : 1]}</strong>{page.finding.note && `${language === 'zh' ? '：' : ': '}${page.finding.note}`}</p>}
        {page.finding && !page.settled && <p className="quiet small">{say.endsBy}</p>}
        {page.finding && !page.settled && asked.data && <div className="row"><ReleaseActs release={asked.data} /></div>}
      </Panel>
      {asked.data && asked.data.state !== 'erased' && <ReleaseText release={asked.data} />}
      {noting && <NoteFinding checkId={round.id} statementId={page.releaseId} onClose={() => setNoting(false)} onNoted={() => open('open', page.releaseId)} />}
    </div>
  )
}
