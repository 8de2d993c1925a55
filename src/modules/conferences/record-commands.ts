import { command } from '#src/desk/module.ts'
import { sha256 } from '#src/record/digest.ts'
import type { ShownMedia } from '../statements/contract.ts'
import { digestOfTranscript, keepTranscript } from '../statements/module.ts'
import * as contract from './contract.ts'
import type { RecordSubmitted } from './contract.ts'
import { OFFICE } from './posts.ts'
import * as decide from './record.ts'
import { recordTitle, recordWords } from './record-words.ts'
import { allLines, conferenceOf, conferences, keepMedia } from './storage.ts'

const shown = (one: contract.Conference): ShownMedia[] => (one.media ?? []).map(({ id, kind, digest, alt, captions }) => ({ id, kind, digest, alt, ...(captions && { captions }) }))

const submit = command({
  name: 'conferences.submitRecord',
  zh: '实录送审',
  input: contract.submitRecord,
  may: OFFICE,
  async load(work, input) {
    const one = await conferenceOf(work, input)
    const lines = await allLines(work.tx, one.id)
    const [title, record] = [recordTitle(one), recordWords(one, lines)]
    return { one, lines: lines.length, writers: [...new Set(lines.map(({ writtenBy }) => writtenBy))], record, title, digest: digestOfTranscript({ title, record, media: shown(one) }) }
  },
  decide: decide.submitRecord,
  // In the names of all who wrote it: none of them can ever sign it.
  async atDesk(tx, _, facts, { one, record }) {
    const { no, title, authorIds } = facts[0]!.data as RecordSubmitted
    await keepTranscript(tx, { transcriptId: one.id, no, pressOfficeId: one.unitId, authorIds, title, record, media: shown(one) })
  },
})

const note = command({
  name: 'conferences.noteRecord',
  zh: '记录实录审核发布情况',
  input: contract.noteRecord,
  may: 'system',
  load: (work, input) => work.find(conferences, input.conferenceId),
  decide: decide.noteRecord,
})

const addMedia = command({
  name: 'conferences.addMedia',
  zh: '加入图片视频',
  input: contract.addMedia,
  may: OFFICE,
  load: async (work, input) => ({ one: await conferenceOf(work, input), digest: sha256(input.bytes) }),
  decide: decide.addMedia,
  beside: async (tx, { bytes }, facts, { one }) => keepMedia(tx, one, (facts[0]!.data as { media: contract.Media }).media, bytes),
})

const addCaptions = command({
  name: 'conferences.addCaptions',
  zh: '加入视频字幕',
  input: contract.addCaptions,
  may: OFFICE,
  load: async (work, input) => ({ one: await conferenceOf(work, input), digest: sha256(input.bytes) }),
  decide: decide.addCaptions,
  beside: async (tx, { bytes }, facts, { one }) => keepMedia(tx, one, { ...(facts[0]!.data as { captions: NonNullable<contract.Media['captions']> }).captions, type: 'text/vtt' }, bytes),
})

/** The record of a conference on its way to the public, with what was photographed and filmed. */
export const recordCommands = [
  submit, note, addMedia, addCaptions,
  command({ name: 'conferences.dropMedia', zh: '撤下图片视频', input: contract.dropMedia, may: OFFICE, load: conferenceOf, decide: decide.dropMedia }),
]
