import { describe, expect, it } from 'vitest'
import { promptsFor } from './prompts.ts'

describe('[GS-09a] a checker is reminded that the people affected come first', () => {
  it('when an emergency or a refutation opens with what the office achieved', () => {
    expect(promptsFor({ contentClass: 'emergency', facts: '我局连夜处置，成效明显。受伤群众已送医。' })).toEqual(['people_first'])
    expect(promptsFor({ contentClass: 'clarification', facts: '经查，网传停水一事不实。' })).toEqual(['people_first'])
  })
  it('and not when it opens with them', () => {
    expect(promptsFor({ contentClass: 'emergency', facts: '我们牵挂每一位受伤群众和家属。事故发生后……' })).toEqual([])
    expect(promptsFor({ contentClass: 'clarification', facts: '停水传言让居民担心，我们表示歉意。经查不实。' })).toEqual([])
  })
  it('nor in a text of another class', () => {
    expect(promptsFor({ contentClass: 'response', facts: '经核查，工地未办理夜间施工许可。' })).toEqual([])
  })
})
