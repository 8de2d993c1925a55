import { expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { ANSWER, asks, isAccepted, isCleared, isDrafted } from './steps.ts'

const office = useOffice('2026-10-02T09:00:00+08:00')

interface Texts {
  readonly texts: readonly { readonly no: number; readonly prompts: readonly string[] }[]
}

it('[GS-09a] who checks a text about an emergency is reminded that it does not open with the people affected; it is no gate', async () => {
  const caseId = await isAccepted(office, await asks(office, '昨晚桥边塌方，有人受伤，现在怎么样了？'))
  const drafted = await isDrafted(office, caseId, { ...ANSWER, contentClass: 'emergency', facts: '我局昨夜连续奋战，抢险成效明显。受伤群众已送医。' })
  const { texts } = await office.asks<Texts>('first', 'statements.statement', { statementId: drafted.statementId })
  expect(texts.map(({ prompts }) => prompts)).toEqual([['people_first']])
  await isCleared(office, drafted)
  const review = await office.asks<{ state: string }>('first', 'review.review', { reviewId: drafted.reviewId })
  expect(review.state).toBe('cleared')
})
