import { meanings } from '#src/modules/channels/reach.ts'
import { channelKinds, purposes, type Purpose } from '#src/modules/channels/kinds.ts'
import { useAsk } from '../../api/hooks.ts'
import { Answered, Facts, Panel } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { channelWords } from './words.ts'

/** How far it got: each figure with what it means, and what it is made from. */
export function Reached() {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const asked = useAsk('channels.reach', {})
  return (
    <Answered asked={asked} lines={4}>
      {({ metrics, channels, activation, purposes: counts }) => (
        <div className="two-columns">
          <Panel title={say.effect}>
            <Table
              label={say.effect}
              rows={metrics}
              keyOf={(one) => one.code}
              columns={[
                { key: 'title', title: say.effect, draw: (one) => one.title[language] },
                { key: 'value', title: say.figure, draw: (one) => (one.value === null ? say.noFigure : one.code === 'awareness' ? one.value : `${(one.value * 100).toFixed(1)}%`) },
                { key: 'fraction', title: say.fraction, draw: (one) => `${one.numerator} / ${one.denominator}` },
                { key: 'definition', title: say.definition, grows: true, wideOnly: true, draw: (one) => <span title={one.source[language]}>{one.definition[language]}</span> },
              ]}
            />
            {channels.length > 0 && (
              <>
                <h3>{say.perChannel}</h3>
                <Table
                  label={say.perChannel}
                  rows={channels}
                  keyOf={(one) => one.channelId}
                  columns={[
                    { key: 'name', title: say.channel, draw: (one) => one.name },
                    { key: 'value', title: say.figure, draw: (one) => (one.value === null ? say.noFigure : one.means === 'reads' ? one.value : `${(one.value * 100).toFixed(1)}%`) },
                    { key: 'fraction', title: say.fraction, draw: (one) => `${one.numerator} / ${one.denominator}` },
                    { key: 'definition', title: say.definition, grows: true, wideOnly: true, draw: (one) => meanings[one.means][language] },
                  ]}
                />
              </>
            )}
          </Panel>
          <Panel title={say.activation}>
            <p className="quiet small">{say.activationWhat}</p>
            <Facts items={activation.filter(({ active }) => active > 0).map(({ kind, active, units }) => [channelKinds[kind][language], say.activeOf(active, units)] as const)} />
            <Facts items={(Object.keys(counts) as Purpose[]).map((purpose) => [purposes[purpose][language === 'zh' ? 0 : 1], counts[purpose]] as const)} />
          </Panel>
        </div>
      )}
    </Answered>
  )
}
