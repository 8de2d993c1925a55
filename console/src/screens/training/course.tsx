import { useState } from 'react'
import { useParams } from 'react-router'
import type { Course } from '#src/modules/training/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { usePersonNames } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Facts, Page, Panel } from '../../ui/page.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { PeopleField } from './people-field.tsx'
import { StateMark } from './training.tsx'
import { aimNames, courseKindNames, trainingWords } from './words.ts'
import './training.css'

/** One course: what it is about, who teaches, who came. */
export default function CoursePage() {
  const { courseId = '' } = useParams()
  const say = useWords(trainingWords)
  const { language } = useLanguage()
  const nameKind = useNames(courseKindNames)
  const nameAim = useNames(aimNames)
  const may = useMay()
  const asked = useAsk('training.course', { courseId })
  const nameOf = usePersonNames(asked.data?.attendees.map((one) => one.personId) ?? [])
  const kinds = useAsk('training.kinds', {})
  const [act, setAct] = useState<'hold' | 'cancel'>()
  const one = asked.data
  const kindOf = (course: Course): string => kinds.data?.items.find((kind) => kind.id === course.ownKindId)?.name ?? nameKind(course.kind)
  return (
    <Page title={one?.title ?? say.course} back={{ to: '/training', name: say.title }} under={one && <StateMark state={one.state} />} actions={one?.state === 'planned' && may('training.holdCourse') && <><Button kind="main" onPress={() => setAct('hold')}>{say.hold}</Button><Button onPress={() => setAct('cancel')}>{say.cancel}</Button></>}>
      <Answered asked={asked} lines={6}>
        {(course) => (
          <div className="two-columns">
            <Panel>
              <Facts
                items={[
                  [say.kind, kindOf(course)],
                  course.aims.length > 0 && [say.aims, course.aims.map(nameAim).join(comma())],
                  course.partner && [say.partner, `${course.partner}${course.term ? ` ${say.termNo(course.term)}` : ''}`],
                  [say.on, course.on === course.until ? dateWords(course.on, language) : `${dateWords(course.on, language)} – ${dateWords(course.until, language)}`],
                  [say.place, course.place],
                  [say.hours, say.hoursOf(course.hours)],
                  course.lecturers.length > 0 && [say.lecturers, course.lecturers.map((lecturer) => lecturer.name).join(comma())],
                  course.evidence && [say.evidence, course.evidence],
                  course.cancelled && [say.reason, course.cancelled],
                ]}
              />
            </Panel>
            {course.state === 'held' && (
              <Panel title={say.attendees} aside={<span className="quiet">{say.attended(course.came)}</span>}>
                <ul className="rows">{course.attendees.map((attendee) => <li key={attendee.personId}>{nameOf(attendee.personId)} <span className="quiet small">{say.hoursOf(attendee.hours)}{attendee.certificateNo && ` · ${attendee.certificateNo}`}</span></li>)}</ul>
              </Panel>
            )}
          </div>
        )}
      </Answered>
      {act === 'hold' && one && <Hold course={one} onClose={() => setAct(undefined)} />}
      {act === 'cancel' && <Cancel courseId={courseId} onClose={() => setAct(undefined)} />}
    </Page>
  )
}

/** Who came, each with the hours that were theirs and the number of the certificate, where there is one (NH-24, GS-18). */
function Hold({ course, onClose }: { readonly course: Course; onClose(): void }) {
  const say = useWords(trainingWords)
  const notice = useNotice()
  const act = useAct('training.holdCourse')
  const [personIds, setPeople] = useState<readonly string[]>([])
  const [typed, setTyped] = useState<Readonly<Record<string, { readonly hours: string; readonly certificateNo: string }>>>({})
  const [evidence, setEvidence] = useState('')
  const nameOf = usePersonNames(personIds)
  const of = (personId: string) => typed[personId] ?? { hours: String(course.hours), certificateNo: '' }
  const set = (personId: string, is: Partial<{ hours: string; certificateNo: string }>): void => setTyped({ ...typed, [personId]: { ...of(personId), ...is } })
  const give = async (): Promise<void> => {
    const attendees = personIds.map((personId) => ({ personId, hours: Number(of(personId).hours), ...(of(personId).certificateNo.trim() && { certificateNo: of(personId).certificateNo }) }))
    if (!(await act.attempt({ courseId: course.id, attendees, evidence }))) return
    notice(say.held)
    onClose()
  }
  return (
    <Dialog open title={say.hold} verb={say.hold} busy={act.isPending} error={act.error} fields={['attendees', 'evidence', ...personIds.flatMap((_, at) => [`attendees.${at}.hours`, `attendees.${at}.certificateNo`])]} onDo={() => void give()} onClose={onClose}>
      <PeopleField label={say.attendees} name="attendees" error={act.error} value={personIds} onChange={setPeople} />
      {personIds.map((personId, at) => (
        <fieldset key={personId} className="attendee">
          <legend>{nameOf(personId)}</legend>
          <div className="fields-2">
            <TextField label={say.hours} inputMode="numeric" name={`attendees.${at}.hours`} error={act.error} value={of(personId).hours} onChange={(hours) => set(personId, { hours })} />
            <TextField label={say.certificate} optional name={`attendees.${at}.certificateNo`} error={act.error} value={of(personId).certificateNo} onChange={(certificateNo) => set(personId, { certificateNo })} />
          </div>
        </fieldset>
      ))}
      <TextField label={say.evidence} hint={say.evidenceHint} name="evidence" error={act.error} value={evidence} onChange={setEvidence} />
    </Dialog>
  )
}

function Cancel({ courseId, onClose }: { readonly courseId: string; onClose(): void }) {
  const say = useWords(trainingWords)
  const notice = useNotice()
  const act = useAct('training.cancelCourse')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ courseId, reason }))) return
    notice(say.cancelledDone)
    onClose()
  }
  return (
    <Dialog open title={say.cancel} verb={say.cancel} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
