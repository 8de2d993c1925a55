import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([BarChart, GridComponent, LegendComponent, AriaComponent, CanvasRenderer])

interface Props {
  readonly label: string
  readonly names: readonly string[]
  readonly series: readonly { readonly name: string; readonly counts: readonly number[] }[]
}

const ROW_PX = 34
const BESIDE_PX = 80
const LONGEST_NAME = 14

/** Three tones of one accent and two of grey, each with its own hatching, so that the bars read without colour. */
const tones = ['#0f5e63', '#4f9397', '#a9cdcf', '#c9d2d8', '#8d9aa5', '#b3261e']
const hatching = [{ symbol: 'none' }, { symbol: 'none' }, { symbol: 'none' }, { dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0.8 }, { dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -0.8 }, { dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: 0 }]

/** Stacked bars, a row for each unit. Its figures stand in a table beside it. */
export default function TimesChart({ label, names, series }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const height = names.length * ROW_PX + BESIDE_PX
  useEffect(() => {
    const chart = init(place.current!, undefined, { renderer: 'canvas', height })
    const narrow = place.current!.clientWidth < 560
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: '#1d2730' },
      aria: { enabled: true, decal: { show: true, decals: hatching.map((decal) => ({ color: 'rgba(255,255,255,0.55)', ...decal })) }, label: { enabled: false } },
      color: tones,
      legend: { bottom: 0, itemHeight: 10, itemWidth: 16, textStyle: { fontSize: 12 } },
      grid: { left: 4, right: 16, top: 4, bottom: narrow ? 64 : 36, containLabel: true },
      xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#dde3e8' } }, axisLabel: { color: '#55616d' } },
      yAxis: { type: 'category', inverse: true, data: [...names], axisTick: { show: false }, axisLine: { lineStyle: { color: '#b6c0c9' } }, axisLabel: { color: '#1d2730', formatter: (name: string) => (narrow && name.length > LONGEST_NAME / 2 ? `${name.slice(0, LONGEST_NAME / 2)}…` : name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name) } },
      series: series.map(({ name, counts }) => ({ name, type: 'bar', stack: 'all', barWidth: 18, data: [...counts] })),
    })
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(place.current!)
    return () => {
      resize.disconnect()
      chart.dispose()
    }
  }, [names, series, height])
  return <div ref={place} role="img" aria-label={label} className="chart" />
}
