import * as course from './courses.ts'
import type { Course } from './courses.ts'

/** When a letter was known: so many days ago at an hour of the day, or so many hours before the present. */
export type Known = { readonly daysAgo: number; readonly at: string } | { readonly hoursAgo: number }

export interface Entry {
  readonly matter: string
  readonly course: Course
  readonly known: Known
}

const settled = (daysAgo: number, at: string, matter: string, as: Course): Entry => ({ matter, course: as, known: { daysAgo, at } })
/** What must stand at this very state whenever the district is made. */
const live = (hoursAgo: number, matter: string, as: Course): Entry => ({ matter, course: as, known: { hoursAgo } })

/** The last seventy days of the district, oldest first. */
export const timeline: readonly Entry[] = [
  settled(69, '09:14', 'water-night', course.closed(6, 'satisfied')),
  settled(68, '10:02', 'street-lamps', course.improved(27, course.closed(5, 'satisfied', 1, '未入账楼院照明按季度清点'))),
  settled(67, '09:31', 'maintenance-fund', course.replied),
  settled(66, '08:52', 'night-works', course.closed(8, 'basically_satisfied', 1)),
  settled(65, '10:20', 'barbecue', course.improved(33, course.late(2.1, 9))),
  settled(63, '09:45', 'bus-route', course.improved(30, course.closed(7, 'satisfied', 2, '公交线路调整不采纳意见的，公布理由'))),
  settled(62, '07:40', 'flooding', course.improved(20, course.urgent)),
  settled(60, '10:11', 'water-bill', course.replied),
  settled(59, '09:05', 'rural-road', course.extendedAndAnswered),
  settled(57, '10:26', 'garbage-sorting', course.closed(8, 'satisfied')),
  settled(56, '09:17', 'roof-shed', course.returnedOnce('housing')),
  settled(54, '08:58', 'irrigation', course.pausedAndResumed(6)),
  settled(53, '09:22', 'hall-queue', course.improved(35, course.closed(6, 'basically_satisfied', 1, '高峰日窗口调配每半小时核对一次'))),
  settled(52, '10:40', 'bus-stop', course.replied),
  settled(50, '09:08', 'outage', course.improved(29, course.threeLetters)),
  settled(48, '09:50', 'public-toilet', course.replied),
  settled(47, '10:05', 'pipe-works', course.heldThenTold),
  settled(46, '09:33', 'short-weight', course.closed(7, undefined)),
  settled(45, '09:00', 'road-holes', course.keptResult(10)),
  settled(44, '10:15', 'roadside-parking', course.improved(34, course.askedAgainAndAnswered)),
  settled(43, '09:27', 'chronic', course.replied),
  settled(41, '09:41', 'after-school', course.correctedAfter(4)),
  settled(40, '10:08', 'night-bus', course.cannotNow('夜间稳定客流约 60 人次，达不到开线标准', '客流达到每晚 120 人次，或新增车辆到位', 45)),
  settled(39, '09:12', 'maternity', course.erasedAfter(30)),
  settled(37, '08:46', 'water-rumour', course.rumourAnswered),
  settled(36, '09:55', 'charging', course.withdrawnAfter(6)),
  settled(34, '10:31', 'fumes', course.confirmationGiven('market', '澄湾区市场监督管理局')),
  settled(33, '09:20', 'subsidy', course.replied),
  settled(31, '09:36', 'household-site', course.late(2.9, 9)),
  settled(30, '10:24', 'pipe-swap', course.cannotNow('楼内管道更换须全楼同意，目前同意率 62%', '同意率达到九成并落实分担资金', 90)),
  settled(28, '09:16', 'new-school', course.resultUnevaluated(14)),
  settled(27, '10:03', 'factory-file', course.withheldAndReplied),
  settled(26, '09:48', 'cleaning', course.releasedAtItsHour(7)),
  settled(24, '09:29', 'bridge-closed', course.met),
  settled(23, '10:12', 'school-bus', course.closed(8, 'satisfied')),
  settled(22, '09:07', 'renewal-delay', course.silentSince(7)),
  settled(20, '10:35', 'shuttle', course.closed(6, 'satisfied')),
  settled(19, '09:39', 'medical-away', course.closed(7, 'basically_satisfied', 1)),
  settled(17, '10:18', 'one-thing', course.replied),
  settled(15, '09:26', 'gas-price', course.handedOver('litigation', '您反映的押金纠纷可向人民法院起诉或申请人民调解，街道调解委员会可预约')),
  settled(14, '09:43', 'school-gate', course.confirmationGiven('traffic', '澄湾区交通运输局')),
  settled(13, '10:09', 'takeaway', course.late(2.2, 7)),
  settled(12, '09:51', 'advert', course.declined('advertisement')),
  settled(12, '10:21', 'river-smell', course.late(2.05, 6)),
  settled(11, '09:13', 'meal-point', course.closed(6, 'satisfied')),
  settled(10, '10:28', 'shared-bikes', course.closed(5, undefined)),
  settled(9, '10:44', 'unreadable', course.declined('not_understandable')),
  settled(8, '09:10', 'care-home', course.promisedResult),
  settled(7, '10:16', 'school-place', course.answeredRated('basically_satisfied')),
  settled(6, '09:24', 'water-pressure', course.answered),
  settled(6, '10:50', 'disclosure', course.handedOver('disclosure', '请按依申请公开提交申请表，可在政务大厅公开专窗或网上办理，20 个工作日内答复')),
  settled(5, '09:37', 'park-dust', course.justAnswered),
  settled(3, '09:35', 'parking-fee', course.askedAgain),
  settled(3, '09:19', 'garage-leak', course.paused),
  live(49.2, 'online-system', course.sentBack),
  live(44, 'demolition-notice', course.cleared),
  live(42.5, 'billboard', course.draftingLong),
  live(41.4, 'corridor', course.secondEdition),
  live(40.3, 'lift-neighbours', course.extensionRunning),
  live(38.2, 'fire-lane', course.inReview(2)),
  live(33.5, 'prepaid-card', course.confirmationObjected('housing', '澄湾区住房和城乡建设局', '该经营场所不是我局下属单位出租，请核实产权后改正')),
  live(28.2, 'lift-stopped', course.held),
  live(27, 'site-noise', course.confirmedInReview('urban', '澄湾区城市管理局')),
  live(26.5, 'premium', course.scheduled),
  live(26, 'meal-price', course.cleared),
  live(25.5, 'property-fee', course.inReview(0)),
  live(25, 'lift-check', course.inReview(1)),
  live(24.5, 'facade', course.confirmationSilent),
  live(22.2, 'village-bins', course.accepted),
  live(21.6, 'water-tank', course.confirmationOutside('泊宁市水质监测站')),
  live(9, 'morning-market', course.drafting),
  live(4.5, 'express-box', course.accepted),
  live(3.4, 'square-dance', course.assigned),
  live(3.1, 'bike-lane', course.returned('urban')),
  live(1.4, 'noise-dog', course.assigned),
  live(0.2, 'school-food', course.studiedOnce),
  live(0.14, 'kindergarten', course.arrived),
  live(0.11, 'kindergarten-second', course.arrived),
  live(0.08, 'kindergarten-third', course.arrived),
  live(0.06, 'outage-late', course.arrived),
]
