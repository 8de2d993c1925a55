import { createContext, useContext } from 'react'

/** What everything that is taken out of this record has to say of itself; nothing in the live one (RL-17). The frame sets it. */
export const RecordMark = createContext<string | undefined>(undefined)

export const useRecordMark = (): string | undefined => useContext(RecordMark)
