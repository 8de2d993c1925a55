import type { Matter } from './matter.ts'

export const people: readonly Matter[] = [
  {
    key: 'school-place', unit: 'edu', territory: 'zhaohua', source: 'online_inquiry', stance: 'doubt',
    letter: { title: '城南小学学位到底够不够', text: '我们小区对口城南小学，听说今年学位不够，要派到三公里外。房子是前年买的，当时说得好好的。请把学位数和登记数公布出来。', contact: 'chengnan@example.com' },
    answer: { title: '关于城南小学学位情况的回应', question: '有家长询问城南小学学位数和登记数。', facts: '城南小学今年学位 360 个，招生范围内登记 402 人，缺口 42 个。', measures: '启用东校区 2 个班 90 个学位，先保障户籍与房产一致的适龄儿童；其余按登记顺序安排，家校距离不超过 1.5 千米。', result: '402 人全部在 1.5 千米内安排入学，名单可凭登记号查询。' },
  },
  {
    key: 'school-bus', unit: 'edu', co: ['traffic'], source: 'hotline',
    letter: { title: '校车超员', text: '砚桥那条校车线，核载 36 人坐了 41 个，孩子挤在过道。请加一趟车。' },
    answer: { title: '关于砚桥校车线超员的回应', question: '有家长反映校车超员。', facts: '当日该车实载 41 人，超员属实，系替班司机未按名单上车。', measures: '停用替班安排，加开一趟小车；上车实行刷卡点名，超员车辆不能发车。', result: '加开班次已运行，刷卡数据每周发给家长委员会。' },
  },
  {
    key: 'after-school', unit: 'edu', stance: 'doubt', classes: ['policy_misread'], why: '收费标准应为每月 180 元，答复中误写为 190 元',
    letter: { title: '课后服务收费涨到多少', text: '学校通知课后服务收 190，隔壁学校收 180，到底是多少，自愿的话不参加几点能接。' },
    answer: { title: '关于课后服务收费标准的回应', question: '有家长询问课后服务收费和接送时间。', facts: '课后服务每月按 20 天计，收费标准为每生每月 190 元，困难家庭学生免收。', measures: '学校应在收费前公示并与家长签订自愿书，不参加的 16 时 30 分放学。', result: '该校已补充公示，未签自愿书的不得收费。' },
    later: { title: '关于课后服务收费标准的回应（更正）', question: '有家长询问课后服务收费和接送时间。', facts: '课后服务每月按 20 天计，收费标准为每生每月 180 元，困难家庭学生免收。', measures: '学校应在收费前公示并与家长签订自愿书，不参加的 16 时 30 分放学。按 190 元收取的学校已逐户退还差额。', result: '该校已补充公示，差额退还 312 户，未签自愿书的不得收费。' },
  },
  {
    key: 'school-food', unit: 'edu', co: ['market'], source: 'online_post', stance: 'report', classes: ['vital_interest', 'moral_bottom_line'],
    letter: { title: '学校食堂的肉有味道', text: '孩子连着两天说食堂的鸡肉有味道，班里好几个肚子疼。老师让不要在群里说。请查一下进货和留样，别只看台账。' },
    recommendation: '涉及学生健康，两人研判，先核查留样并通知家长',
  },
  {
    key: 'school-gate', unit: 'edu', territory: 'zhaohua', co: ['traffic'],
    letter: { title: '放学堵成一锅粥', text: '四点半放学，校门口车堵到大路上，护学岗就两个人。能不能错峰放学，或者把大门往里挪。' },
    answer: { title: '关于城南小学放学拥堵的回应', question: '有家长反映放学时段拥堵。', facts: '该校 1860 名学生集中在 16 时 30 分离校。经与澄湾区交通运输局现场测算，高峰 25 分钟内车流 410 辆。', measures: '一至三年级提前到 16 时 20 分、四至六年级 16 时 45 分离校；公交增设定制班次两条，校门后退 18 米形成等候区。', result: '错峰实行后高峰通行时间由 25 分钟缩短到 12 分钟。' },
  },
  {
    key: 'new-school', unit: 'edu', stance: 'criticism',
    letter: { title: '说好九月开学的新学校呢', text: '东湾学校去年说今年九月开学，现在围墙还没拆。买房时就冲这个学校，请给准话。' },
    answer: { title: '关于东湾学校建设进度的回应', question: '有家长询问东湾学校开学时间。', facts: '主体已完工，室内装修和操场受连续降雨影响滞后约两个月。', measures: '增加两支施工队，装修与检测交叉进行；过渡期学生安排在东校区就读，校车接送。', resultInDays: 15 },
    later: { title: '关于东湾学校建设进度的后续通报', question: '有家长询问东湾学校开学时间。', facts: '室内装修已完成，室内空气两次检测合格；操场面层因低温改到明年三月施工。', measures: '春季学期先启用教学楼和食堂，体育课借用东校区操场，校车照常接送。', result: '东湾学校明年二月随春季学期开学，开学前一周开放家长参观。' },
  },
  {
    key: 'medical-away', unit: 'medins', classes: ['policy_misread'], stance: 'misunderstanding',
    letter: { title: '外地看病只报一成', text: '父亲在省城做手术，回来只报了一成，别人说不备案就只能报这么多。备案到底怎么办，补办还来得及吗。', contact: 'yidi@example.com' },
    answer: { title: '关于异地就医备案与报销比例的回应', question: '有参保人反映异地住院报销比例低，询问能否补办备案。', facts: '临时外出就医未备案的报销比例降低 20 个百分点。来信所述一成系把自费药品也计入基数，实际报销比例为 48%。', measures: '出院前可以补办备案，手机端 10 分钟办结；已出院的可提交急诊证明申请按备案比例重算。', result: '已为来信人重算，差额 9 个工作日内到账。', contentClass: 'interpretation' },
  },
  {
    key: 'chronic', unit: 'medins', classes: [],
    letter: { title: '慢性病长处方能开几个月', text: '母亲高血压，以前能开三个月的药，现在只给开一个月，跑得太勤。是医院的规定还是医保的规定。', contact: '10000000981' },
    answer: { title: '关于慢性病长处方的答复', facts: '高血压等病情稳定的参保人，长处方最长为 12 周，医保按规定支付，没有改为一个月。', measures: '已提醒该医院按长处方规定执行，并调整门诊系统的默认天数。', result: '下次复诊可向医生提出开具 12 周用药。' },
  },
  {
    key: 'premium', unit: 'medins', stance: 'doubt', source: 'superior', classes: ['superior_request'],
    letter: { title: '居民医保缴费后查不到', text: '上周在村里交了明年的居民医保，手机上查不到，怕漏了看病报不了。请问多久到账，交了没显示怎么办。' },
    answer: { title: '关于居民医保缴费到账时间的回应', question: '有群众反映缴费后查询不到参保信息。', facts: '村级代收在每周五汇总入库，入库后 3 个工作日内可以查询。近期代收量大，入库推迟了两天。', measures: '代收改为每日汇总，缴费凭条上增加预计到账日期；对已缴未到账的 1140 人逐一核对。', result: '1140 人参保状态均已更新，明年 1 月 1 日起可正常报销。' },
  },
  {
    key: 'maternity', unit: 'medins', source: 'petition_forwarded', classes: ['vital_interest'], why: '正文附件含来信人身份证号码和银行账号',
    letter: { title: '生育津贴两个月没到账', text: '材料交了两个月，单位说报上去了，医保说没收到。到底卡在哪一步。' },
    answer: { title: '关于生育津贴到账时限的回应', question: '有职工询问生育津贴办理进度。', facts: '津贴自材料齐全之日起 10 个工作日内拨付。来信所述材料缺少出院小结，经办机构未在两日内一次性告知。', measures: '已一次性告知并容缺受理，经办人员按规定处理；系统增加缺件短信提醒。', result: '津贴已拨付。' },
  },
  {
    key: 'meal-point', unit: 'civil', territory: 'tinglan', stance: 'suggestion',
    letter: { title: '助餐点周末不开门', text: '社区助餐点周一到周五开，周末不开。老人周末照样要吃饭，能不能周末也留个窗口。', contact: 'laoren@example.com' },
    answer: { title: '关于社区助餐点周末供餐的回应', question: '有居民建议助餐点周末开放。', facts: '该助餐点周末用餐需求 28 人，低于单独开火的成本线。', measures: '由相邻两个助餐点周末轮开，配送到点，价格不变；行动不便的送餐上门。', result: '首个周末供餐 41 份，已形成固定安排。' },
  },
  {
    key: 'meal-price', unit: 'civil', stance: 'doubt',
    letter: { title: '助餐从 12 块涨到 15 块', text: '老年助餐从 12 涨到 15，补贴还是 3 块。涨价有没有公示，菜量反而少了。' },
    answer: { title: '关于助餐价格调整的回应', question: '有老人反映助餐涨价且菜量减少。', facts: '价格由运营方在成本核算后调整，调整前公示 7 天，但公示只张贴在后厨门口。菜量经抽查，主食克重未减少，荤菜减少约 15 克。', measures: '责令在就餐区重新公示成本构成，荤菜恢复到合同约定克重；80 岁以上老人补贴提高到 5 元。', result: '荤菜克重已恢复，每月抽查一次并公布结果。' },
  },
  {
    key: 'subsidy', unit: 'civil', classes: [], source: 'leader_mailbox',
    letter: { title: '低保被停了没有通知', text: '我父亲的低保这个月没到账，去问才说停了，没有任何通知，家里情况没有变。', contact: '10000000175' },
    answer: { title: '关于停发低保金的答复', facts: '系统比对到您父亲名下新增一辆机动车，按规则转入核查，核查期间错误地停发而不是缓发。经核实该车为同名同姓他人所有。', measures: '当月低保金已补发，比对规则增加证件号复核一步；对近三个月停发的 63 户逐户复查。', result: '您父亲的低保资格不变，今后停发前书面告知并留出申辩期。' },
  },
  {
    key: 'care-home', unit: 'civil', stance: 'criticism', source: 'media_report', classes: ['moral_bottom_line'],
    letter: { title: '养老院只让隔着玻璃看', text: '母亲在养老院住了两年，还只能隔着玻璃看，说是规定。到底哪条规定。' },
    answer: { title: '关于养老机构探视规定的回应', question: '有家属反映养老机构限制探视。', facts: '现行规定不限制家属入内探视，机构应当提供探视区和预约方式。该机构以旧的防控要求为由限制，没有依据。', measures: '已责令立即恢复入内探视；对全区 19 家机构开展检查，现已查完 11 家。', resultInDays: 20 },
  },
]
