import type { Module } from '#src/desk/module.ts'
import * as contract from './contract.ts'
import { groupApart, matterCommands } from './matter-commands.ts'
import { boardQueries } from './board-queries.ts'
import { outcomeQueries } from './outcome-queries.ts'
import { refusals } from './refusals.ts'
import { ruleCommands } from './rule-commands.ts'
import { ruleQueries } from './rule-queries.ts'
import type { Places } from './rules.ts'
import { sourceCommands } from './source-commands.ts'
import { sourceQueries } from './source-queries.ts'
import { lists, matters, rules, sources } from './storage.ts'
import { tellAggregates, tellCommands } from './tell-commands.ts'
import { tellQueries } from './tell-queries.ts'
import { watchAggregates, watchCommands, watchTimers } from './watch-commands.ts'
import { watchQueries } from './watch-queries.ts'

/** `places` are the lists of places that rules may name. */
export const signalsModule = (places: Places): Module => ({
  name: 'signals',
  aggregates: [sources, rules, lists, matters, ...watchAggregates, ...tellAggregates],
  commands: [...sourceCommands, ...ruleCommands(places), ...matterCommands, ...watchCommands, ...tellCommands],
  queries: [...sourceQueries, ...ruleQueries(places), ...boardQueries, ...outcomeQueries, ...watchQueries, ...tellQueries],
  refusals,
  facts: contract.facts,
  timers: watchTimers,
  onTimer: { 'signals.group': 'signals.group', 'signals.expire': 'signals.expire', 'signals.watch': 'signals.checkDay' },
  apart: { 'signals.group': groupApart },
})
