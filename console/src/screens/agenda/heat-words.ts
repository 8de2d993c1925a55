import { dictionary } from '../../words/language.tsx'

export const heatWords = dictionary({
  title: ['全年应办', 'Duties of the year'],
  said: (owed: number, days: number, done: number, late: number) => [`全年 ${days} 天共有 ${owed} 件到期：已完成 ${done} 件，逾期或逾期完成 ${late} 件。`, `${owed} duties fall due on ${days} days: ${done} are done, ${late} late or done late.`],
  busiest: (day: string, owed: number) => [`到期最多的是${day}，${owed} 件。`, `Most fall due on ${day}: ${owed}.`],
  nothing: ['没有到期事项', 'nothing falls due'],
  month: (month: number) => [`${month} 月`, `${month}`],
  monthRow: (month: number, owed: number) => [`${month} 月，${owed} 件到期`, `month ${month}, ${owed} due`],
  on: ['日期', 'Day'],
  owed: ['到期', 'Due'],
  done: ['完成', 'Done'],
  late: ['逾期', 'Late'],
  few: ['1 件', '1'],
  some: ['2 至 9 件', '2 to 9'],
  many: ['10 件以上', '10 or more'],
  anyLate: ['有逾期', 'some late'],
  table: ['逐日到期事项', 'What falls due, day by day'],
  showTable: ['逐日表', 'Day by day'],
})
