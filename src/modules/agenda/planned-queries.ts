import type { Id } from '#src/kernel/facts.ts'
import type { Work } from '#src/record/work.ts'
import type { Slot, Topic } from './contract.ts'
import { slots, topics } from './storage.ts'

/** For the stages after this one: a slot of the year as it stands, undefined when there is none or it may not be seen. */
export const slotOf = (work: Work, slotId: Id): Promise<Slot | undefined> => work.find(slots, slotId)

/** For the stages after this one: a topic as it stands, undefined when there is none or it may not be seen. */
export const topicOf = (work: Work, topicId: Id): Promise<Topic | undefined> => work.find(topics, topicId)
