import type { AppRole } from './catalogue.ts'

/**
 * What each role may do with each table, written by hand; the matrix test compares it with what the database does.
 * r own unit's rows · R all rows · i insert for the own unit · I insert for any · u/U update · d/D delete. Nothing said is nothing allowed.
 * The application's login role itself (`huiying_app`) may do nothing before it has entered.
 */
export type Rights = Readonly<Partial<Record<AppRole, string>>>

/** Every state of a thing: desks read their unit's, the ledger writes, the auditor reads, nobody deletes. */
const aggregate: Rights = { huiying_desk: 'r', huiying_ledger: 'RIU', huiying_audit: 'R' }
/** Secrets, sessions, look-up keys: the ledger's alone. */
const ledgerKeeps: Rights = { huiying_ledger: 'RIUD' }
const everyDesk = (rights: Rights): Rights => ({ ...rights, huiying_desk: 'R' })
const publicToo = (rights: Rights): Rights => ({ ...rights, huiying_public: 'R' })

export const EXPECTED: Readonly<Record<string, Rights>> = {
  'record.database': { huiying_app: 'R', huiying_desk: 'R', huiying_ledger: 'R', huiying_public: 'R', huiying_audit: 'R' },
  'record.chain': { huiying_ledger: 'R', huiying_audit: 'R' },
  'record.fact': { huiying_desk: 'r', huiying_ledger: 'R', huiying_audit: 'R' },
  'record.timer': { huiying_ledger: 'RIUD', huiying_audit: 'R' },
  'record.outbox': { huiying_ledger: 'RIUD', huiying_audit: 'R' },
  'record.sealed_words': { huiying_desk: 'r', huiying_ledger: 'RIU' },
  'record.sealed_contact': { huiying_desk: 'r', huiying_ledger: 'RIU' },
  // A reveal is noted by whoever reveals, in the own name; the planted row is in another's.
  'record.contact_reveal': { huiying_ledger: 'R', huiying_audit: 'R' },
  // Rules are known to all who must keep them; the public reads what was issued, and the planted ones were not.
  'measures.document': everyDesk(aggregate),
  'measures.value': everyDesk(aggregate),
  'measures.deputy': everyDesk(aggregate),
  // Whoever writes is told of the word list while writing.
  'measures.term': everyDesk(aggregate),
  'access.credential': everyDesk(aggregate),
  'access.secret': ledgerKeeps,
  'access.link': ledgerKeeps,
  'access.session': ledgerKeeps,
  'access.attempt': ledgerKeeps,
  // Deleting is for what is older than six months; the planted row is younger.
  'access.security_log': { huiying_ledger: 'RI', huiying_audit: 'R' },
  'access.form': ledgerKeeps,
  'access.serving': ledgerKeeps,
  'directory.unit': everyDesk(aggregate),
  // The public reads names and posts of those who speak; the planted ones speak for nobody.
  'directory.person': everyDesk(aggregate),
  'directory.appointment': everyDesk(aggregate),
  'directory.import': aggregate,
  'experts.expert': everyDesk(aggregate),
  // No fact: it goes when the consent ends, so the ledger may delete it.
  'experts.contact': { huiying_desk: 'r', huiying_ledger: 'RIUD' },
  'training.kind': aggregate,
  'training.course': aggregate,
  'training.drill': aggregate,
  'briefings.meeting': aggregate,
  'briefings.paper': aggregate,
  // Which sources are read, whoever keeps the machine must see; what was said there, only those who watch for the whole jurisdiction, and the planted desk does not.
  'signals.source': everyDesk(aggregate),
  'signals.rule': aggregate,
  'signals.list': aggregate,
  'signals.matter': aggregate,
  'signals.roster': aggregate,
  'signals.bulletin': aggregate,
  'signals.forecast': aggregate,
  'signals.notice': aggregate,
  'signals.report': aggregate,
  'signals.post': ledgerKeeps,
  'signals.turn': ledgerKeeps,
  'signals.hit': ledgerKeeps,
  'signals.found': ledgerKeeps,
  'signals.member': ledgerKeeps,
  'signals.answer': ledgerKeeps,
  'signals.reading': everyDesk(ledgerKeeps),
  'intake.message': aggregate,
  'intake.submission': { huiying_ledger: 'RI' },
  'intake.likeness': { huiying_ledger: 'RID' },
  'triage.item': aggregate,
  'triage.router': aggregate,
  // Numbers about hashed runs of characters, no words.
  'triage.model': { huiying_desk: 'R', huiying_ledger: 'RIU' },
  'cases.case': aggregate,
  'cases.meeting': aggregate,
  // What the year owes and who speaks when, every unit must know to plan its own part; dates are public.
  'agenda.year': everyDesk(aggregate),
  'agenda.slot': publicToo(everyDesk(aggregate)),
  'agenda.quota': aggregate,
  'agenda.setting': everyDesk(aggregate),
  'agenda.act': aggregate,
  'agenda.rota': everyDesk(aggregate),
  'agenda.rota_terms': everyDesk(aggregate),
  'agenda.topic': everyDesk(aggregate),
  'agenda.event': aggregate,
  'agenda.booking': { huiying_ledger: 'RID' },
  'agenda.feed': aggregate,
  'statements.statement': aggregate,
  'statements.lines': aggregate,
  // What is being written belongs to its unit alone. The own row was saved by somebody else: saving is in the own name only, so neither insert nor update passes here.
  'statements.draft': { huiying_desk: 'r' },
  // The planted file was added by somebody else; files are added in the own name only.
  'statements.file': { huiying_desk: 'r' },
  // An edition is finished by one of its authors; the planted one has none. The ledger finds it and widens the circle, and never reads the words.
  'statements.edition': { huiying_desk: 'r', huiying_ledger: 'RU' },
  'review.review': aggregate,
  'review.withholding': aggregate,
  'review.signature': { huiying_desk: 'r', huiying_ledger: 'R', huiying_audit: 'R' },
  // The planted rows belong to no conference that is announced; of lines the public reads those let go, of questions their fate.
  'conferences.conference': aggregate,
  'conferences.line': aggregate,
  // The public reads what a public edition of the record shows, and the planted one is shown by none.
  'conferences.media': { huiying_desk: 'r', huiying_ledger: 'RI' },
  'conferences.question': publicToo(aggregate),
  'consultations.consultation': publicToo(aggregate),
  'consultations.opinion': aggregate,
  'consultations.words': { huiying_desk: 'r', huiying_ledger: 'RIUD' },
  'consultations.reader': { huiying_desk: 'R', huiying_ledger: 'RID' },
  'consultations.tally': { huiying_desk: 'R', huiying_ledger: 'RIU', huiying_public: 'R' },
  'publication.release': aggregate,
  'publication.numbering': everyDesk(aggregate),
  'publication.preview': aggregate,
  // The planted rows are answers to one asker; public ones everybody may read.
  'publication.shelf': { huiying_desk: 'r', huiying_audit: 'R' },
  'publication.shelf_turn': { huiying_public: 'R' },
  'publication.shelf_count': { huiying_public: 'R' },
  'publication.link_check': everyDesk(aggregate),
  'publication.dissemination': aggregate,
  'publication.stock_check': everyDesk(aggregate),
  'publication.checked_page': aggregate,
  'publication.issued_document': aggregate,
  // What the public site says of itself.
  'publication.site': publicToo(everyDesk(aggregate)),
  // What everybody may check: hashes and metadata, no words and no citizen. Texts only while the edition stands on the public shelf; the planted ones do not.
  'log.leaf': publicToo(everyDesk(aggregate)),
  'log.text': { huiying_ledger: 'RID', huiying_audit: 'R' },
  'log.key': { huiying_desk: 'R', huiying_ledger: 'R', huiying_public: 'R', huiying_audit: 'R' },
  'log.checkpoint': { huiying_desk: 'R', huiying_ledger: 'R', huiying_public: 'R', huiying_audit: 'R' },
  'log.tile': { huiying_desk: 'R', huiying_ledger: 'R', huiying_public: 'R', huiying_audit: 'R' },
  'log.cosignature': { huiying_desk: 'R', huiying_ledger: 'RI', huiying_public: 'R', huiying_audit: 'R' },
  'log.seen': { huiying_desk: 'R', huiying_ledger: 'R', huiying_audit: 'R' },
  'log.peer': publicToo(everyDesk(aggregate)),
  // Everybody may know our accounts from false ones: kind, name and unit, column by column.
  'channels.channel': publicToo(everyDesk(aggregate)),
  'channels.secret': ledgerKeeps,
  'channels.delivery': aggregate,
  'channels.subscription': aggregate,
  // No fact: it goes the moment they leave.
  'channels.reader': { huiying_ledger: 'RID' },
  'channels.letter': ledgerKeeps,
  'channels.evidence': { huiying_ledger: 'RI', huiying_desk: 'R' },
  'evaluation.evaluation': aggregate,
  'evaluation.improvement': everyDesk(aggregate),
  'evaluation.rating': publicToo(aggregate),
  // Two ticks a reader under a keyed digest; the public and the desks count, and do not see the digest.
  'evaluation.reaction': { huiying_desk: 'R', huiying_ledger: 'RI', huiying_public: 'R' },
  'evaluation.indicator_set': publicToo(everyDesk(aggregate)),
  'evaluation.engagement': aggregate,
  'duties.duty': aggregate,
  'duties.notice': aggregate,
  // Of its own: who owes the public what; no message, no case, no person.
  'duties.public_duties': { huiying_public: 'R' },
  'public.huiying_migration': {},
}

/** Tables without row security, and why none is needed. */
export const WITHOUT_ROW_SECURITY: Readonly<Record<string, string>> = {
  'record.database': 'one row, the same for everybody',
  'record.chain': 'lengths and digests; only the ledger and the auditor, who see all units, may read it',
  'record.timer': 'the clockwork’s; only the ledger, which sees all units, may touch it',
  'record.outbox': 'the publisher’s; only the ledger, which sees all units, may touch it',
  'log.key': 'public keys',
  'log.checkpoint': 'made to be read by everybody; no role of the application may write it',
  'log.tile': 'hashes, made to be read by everybody; no role of the application may write them',
  'log.cosignature': 'made to be read by everybody',
  'log.seen': 'checkpoints of other public logs',
  'public.huiying_migration': 'the owner’s; no role of the application may touch it',
}

/** Tables in which a desk sees rows of other units, and why. */
export const KNOWN_TO_EVERY_DESK: Readonly<Record<string, string>> = {
  'record.database': 'one row, the same for everybody',
  'access.credential': 'sign-in names of colleagues; no secret stands there',
  'directory.unit': 'matters are handed to units',
  'directory.person': 'reviews are handed to persons',
  'directory.appointment': 'who holds which post',
  'experts.expert': 'whoever writes an answer must know whom to ask; how to reach them stands apart',
  'triage.model': 'what the router learned: numbers, no words',
  'signals.source': 'which sources the machine reads; nothing that was said there',
  'signals.reading': 'how the last readings of a source went',
  'measures.document': 'rules are known to all who must keep them',
  'measures.value': 'rules are known to all who must keep them',
  'measures.deputy': 'who stands in for whom',
  'measures.term': 'what the office does not write, and why',
  'agenda.year': 'which years were opened',
  'agenda.slot': 'when conferences are owed',
  'agenda.setting': 'numbers of the measures are known to all who must keep them',
  'agenda.rota': 'who speaks in which month (NH-13)',
  'agenda.rota_terms': 'who goes together in the rotation, and who cannot speak when',
  'agenda.topic': 'units do not repeat each other (NH-16); topics name no citizen',
  'consultations.reader': 'that somebody answered a survey; not who, and not what',
  'consultations.tally': 'how often each option was ticked',
  'publication.stock_check': 'which rounds look through what stands in public',
  'publication.link_check': 'which addresses outside do not answer',
  'publication.site': 'what the public site says of itself',
  'publication.numbering': 'how the office writes the numbers of its releases',
  'log.leaf': 'the log is public',
  'log.key': 'the log is public',
  'log.checkpoint': 'the log is public',
  'log.tile': 'the log is public',
  'log.cosignature': 'the log is public',
  'log.seen': 'checkpoints of other public logs',
  'log.peer': 'who witnesses whom is public',
  'channels.evidence': 'exports of platforms behind figures of reads',
  'channels.channel': 'where releases can go; what is secret about it stands apart',
  'evaluation.improvement': 'what one unit learned is for every unit (GB-48); no citizen is named in it',
  'evaluation.reaction': 'what readers ticked; no reader is known',
  'evaluation.indicator_set': 'by what an answer is measured is known to everybody',
}

/** Whoever reads may read sums; the login role itself may do nothing. */
const COUNTERS: readonly AppRole[] = ['huiying_desk', 'huiying_ledger', 'huiying_public', 'huiying_audit']

/** Functions that run with the rights of their owner: what they let through, and who may call them. */
export const DEFINER_FUNCTIONS: Readonly<Record<string, { readonly why: string; readonly callers: readonly AppRole[] | 'trigger' }>> = {
  'record.link_fact': { why: 'chains a fact; the ledger may not write the chain itself', callers: 'trigger' },
  'record.state_facts': { why: 'the one door by which facts are stated, each linked to the one before; reads nothing out', callers: ['huiying_ledger'] },
  'record.broken_opinions': { why: 'compares opinions with their digests; answers ids and faults, never words', callers: ['huiying_audit'] },
  'record.broken_words': { why: 'compares words with digests; answers ids and faults, never words', callers: ['huiying_audit'] },
  'record.my_contracts': { why: 'units where the person who acts is a contractor now', callers: ['huiying_desk'] },
  'review.refuse_author': { why: 'looks whether the signer wrote the edition', callers: 'trigger' },
  'review.confirmation_by_link': { why: 'the one edition on which the holder of a link was asked', callers: ['huiying_public'] },
  'agenda.events_by_feed': { why: 'one unit’s calendar without its people, for whoever holds its secret address', callers: ['huiying_public'] },
  'evaluation.response_hours': { why: 'hours to the first answer by unit; no matter is named', callers: COUNTERS },
  'evaluation.release_times': { why: 'when releases were cleared and put out, by unit', callers: COUNTERS },
  'evaluation.first_words': { why: 'who spoke first, media or office, by unit', callers: COUNTERS },
  'evaluation.first_sources': { why: 'from where each case was raised first, by unit; no matter is named', callers: COUNTERS },
  'evaluation.counts': { why: 'how often each kind of thing happened', callers: COUNTERS },
  'evaluation.pillar_counts': { why: 'how often each kind of thing happened; of what was withheld the statutory grounds', callers: COUNTERS },
  'evaluation.duties_by_name': { why: 'how duties of each name were kept', callers: COUNTERS },
  'evaluation.rated': { why: 'what was ticked about a message, for whoever knows its id', callers: COUNTERS },
  'publication.gate_missing': { why: 'names what a release still lacks', callers: ['huiying_desk', 'huiying_ledger', 'huiying_audit'] },
  'publication.public_file': { why: 'a file that a public edition names, for whoever knows its digest', callers: ['huiying_public'] },
  'publication.empty_files': { why: 'takes the bytes of an erased release', callers: 'trigger' },
  'publication.preview_by_link': { why: 'the one cleared text for which the holder of a link was named', callers: ['huiying_public'] },
  'publication.put_on_shelf': { why: 'the only way onto the shelf, through the gate', callers: ['huiying_ledger'] },
  'publication.take_back': { why: 'the only way off the shelf', callers: ['huiying_ledger'] },
  'publication.show_number': { why: 'writes the number of a release beside its editions on the shelf', callers: 'trigger' },
  'publication.find_released': { why: 'which public releases hold these words; ids of present ones only', callers: ['huiying_public'] },
  'publication.count_shelf': { why: 'keeps how many releases each unit has in each month', callers: 'trigger' },
  'publication.turn_shelf': { why: 'turns the counter of the shelf', callers: 'trigger' },
  'publication.answer_clocks': { why: 'clocks of public answers', callers: ['huiying_public'] },
  'publication.shows_captions': { why: 'captions of the films of a public record', callers: ['huiying_desk', 'huiying_public'] },
  'publication.shows_media': { why: 'pictures of a public record', callers: ['huiying_desk', 'huiying_public'] },
  'publication.question_by_code': { why: 'where one question stands, for whoever holds its code', callers: ['huiying_public'] },
}

/** Views that run with the rights of the guard, and what leaves through them. */
export const GUARD_VIEWS: Readonly<Record<string, string>> = {
  'duties.public_duties': 'who owes the public what by when; no message, no case, no person',
}
