import { command } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Work } from '#src/record/work.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import { evolveLinks, noteLinks, noteTheLinks, type LinkCheck } from './links.ts'
import { evolveSite, setSite, setTheSite, type Site } from './site.ts'

export const sites: Aggregate<Site> = { table: 'publication.site', evolve: evolveSite, units: (one) => [one.id] }
export const linkChecks: Aggregate<LinkCheck> = { table: 'publication.link_check', evolve: evolveLinks, units: (one) => [one.id] }

/** The press office's own row of a table, as it stands. */
async function ofPressOffice<S extends { readonly id: Id }>(work: Work, aggregate: Aggregate<S>): Promise<{ pressOfficeId: Id; before: S | undefined }> {
  const pressOfficeId = await pressOfficeOf(work.tx)
  return { pressOfficeId, before: await work.find(aggregate, pressOfficeId) }
}

const theSite = command({
  name: 'publication.setSite', zh: '设定网站信息', input: setSite, may: ['sysadmin', 'press_office_head', 'press_officer'], load: (work) => ofPressOffice(work, sites), decide: setTheSite,
})

const links = command({ name: 'publication.noteLinks', zh: '记录链接检查', input: noteLinks, may: 'system', load: (work) => ofPressOffice(work, linkChecks), decide: noteTheLinks })

export const siteCommands = [theSite, links]
