import type { Matter } from './matter.ts'

export const offices: readonly Matter[] = [
  {
    key: 'lift-neighbours', unit: 'renewal', territory: 'tinglan', stance: 'help', why: '须与一楼两户再次协商并由设计单位到现场复核采光，原定时限内无法完成',
    letter: { title: '加装电梯一楼不同意就不能装吗', text: '我们单元十二户，十户同意加装电梯，一楼两户不同意。跑了三趟，都让自己协商。政策到底怎么写的，能不能组织大家坐下来谈一次。', contact: 'danyuan@example.com' },
  },
  {
    key: 'renewal-delay', unit: 'renewal', territory: 'zhaohua', stance: 'criticism',
    letter: { title: '楼外面围着网半年了', text: '旧改围了半年网，外墙刷了一半工人不见了，阳台常年不见光。合同工期三个月，现在谁管。' },
    answer: { title: '关于朝华新居改造工期延误的回应', question: '有居民反映改造停工、工期延误。', facts: '合同工期 90 天，实际已 187 天。停工原因是分包单位退场，总包未在约定时间补足人员。', measures: '约谈总包单位，扣减违约金并限 20 日内完成；拆除已完工楼栋的防护网，先恢复采光。', result: '3 栋防护网已拆除，外墙余量完成九成。' },
  },
  {
    key: 'pipe-swap', unit: 'renewal', territory: 'tinglan', stance: 'suggestion',
    letter: { title: '旧改能不能把铸铁管一起换了', text: '挖开路面只换了一半，楼里的铸铁下水管还是几十年前的，以后又要挖一次。能不能一次换完。' },
    answer: { title: '关于老旧小区下水立管更换的回应', question: '有居民建议改造时一并更换楼内下水管。', facts: '楼内立管属业主共有部分，改造资金不能列支；更换需全楼同意并停用 3 至 5 天。', measures: '同意率达到九成的楼栋可申请补助四成，由维修资金和业主分担其余部分。', result: '已有 4 栋楼提出意向，您所在楼栋目前同意率 62%，暂不具备更换条件。' },
  },
  {
    key: 'corridor', unit: 'renewal', stance: 'criticism', why: '第一版未写清补做时间，“近期”应改为具体日期，并说明费用由谁承担',
    letter: { title: '楼道刷了三层就不刷了', text: '六层楼刷到三层停了，说材料没了。四楼以上是另外一个小区吗。' },
    answer: { title: '关于桥南小区楼道粉刷的回应', question: '有居民反映楼道粉刷只完成一半。', facts: '桥南小区 8 栋楼道粉刷，其中 2 栋四层以上未做，系材料核算不足。', measures: '将于近期补做。', result: '其余 6 栋已完成。' },
    later: { title: '关于桥南小区楼道粉刷的回应', question: '有居民反映楼道粉刷只完成一半。', facts: '桥南小区 8 栋楼道粉刷，其中 2 栋四层以上未做，系材料核算不足，责任在施工单位。', measures: '由施工单位自费补做，下周三进场，两栋各需两天；补做期间逐层通行。', result: '其余 6 栋已完成并验收，补做完成后重新验收并公布。' },
  },
  {
    key: 'prepaid-card', unit: 'market', stance: 'report', classes: ['vital_interest'],
    letter: { title: '健身房关门跑路', text: '年初办的三年卡，昨天去门锁了，店长电话打不通，群里两百多人。钱还能要回来吗，有没有人管。' },
    answer: { title: '关于预付卡经营者停业的回应', question: '有消费者反映健身场所停业、预付费用无法退还。', facts: '该经营者登记存续，停业前未按规定备案预付资金；已接投诉 213 件，涉及金额 96 万元。该经营场所由澄湾区住房和城乡建设局下属单位出租。', measures: '已立案调查并列入异常名录，登记消费者名单；已联系房东，查封场内设备作为清偿财产。', result: '已联系到两名实际控制人，首批退费方案下周公布。' },
  },
  {
    key: 'short-weight', unit: 'market', stance: 'report', source: 'hotline',
    letter: { title: '菜场缺斤少两', text: '桥南菜场水产摊，三斤二两的鱼回家称两斤六。不是一次两次，请用公平秤查一遍。' },
    answer: { title: '关于桥南菜场计量问题的回应', question: '有消费者反映菜场短秤。', facts: '抽查 46 台秤，3 台超出允许误差，其中 1 台被改动。', measures: '没收改动的秤并依法处罚，市场入口增设公平秤两台；开办方未落实检查责任，一并约谈。', result: '市场内计量器具已全部重新检定并张贴标识。' },
  },
  {
    key: 'takeaway', unit: 'market', stance: 'criticism',
    letter: { title: '外卖店铺地址是民宅', text: '平台上那家店地址是居民楼三楼，后厨没有窗户。平台怎么审的，你们怎么查的。' },
    answer: { title: '关于网络餐饮店铺地址核查的回应', question: '有消费者反映网络餐饮店铺地址不实。', facts: '经查该店使用他人许可证，实际经营地在民宅内，不符合餐饮服务条件。', measures: '已查封经营场所，通报平台下线；要求平台对区内 412 家店铺上传后厨照片并抽查。', result: '首批抽查发现 7 家信息不符，均已下线。' },
  },
  {
    key: 'lift-check', unit: 'market', stance: 'doubt', source: 'survey',
    letter: { title: '电梯检验标志过期还在用', text: '公寓电梯里贴的检验标志上个月就到期了，物业说已经报检。过期这段时间能不能坐。' },
    answer: { title: '关于公寓电梯检验情况的回应', question: '有居民反映电梯检验标志过期仍在运行。', facts: '该电梯检验日期逾期 26 天，使用单位提前 20 天报检，检验机构排期延后，期间使用单位应当停用或办理延期评估，但未办理。', measures: '责令停用一台并完成检验，责令补办手续；要求检验机构公布排期，超过 10 个工作日的另行安排。', result: '检验已完成，结论合格，新标志已张贴。' },
  },
  {
    key: 'hall-queue', unit: 'service', source: 'leader_mailbox', stance: 'criticism',
    letter: { title: '大厅取号排两个小时', text: '办不动产登记，取号到叫号两个小时，中间有一个窗口一直空着。中午还停号。' },
    answer: { title: '关于政务大厅等候时间的回应', question: '有群众反映办事大厅排队时间长、窗口空置。', facts: '当日不动产窗口开放 6 个，平均等候 74 分钟。空置窗口系预留给预约号，未及时调配。', measures: '预约号与现场号统一叫号，中午轮岗不停号；高峰日增开两个潮汐窗口。', result: '调整后平均等候降到 22 分钟，大屏实时显示。' },
  },
  {
    key: 'one-thing', unit: 'service', classes: [],
    letter: { title: '开小店要跑几个地方', text: '想开个小早餐店，到底要跑几个地方，能一次办完吗。', contact: 'zaocan@example.com' },
    answer: { title: '关于开办餐饮店一次办理的答复', facts: '营业执照、食品经营登记和招牌备案可以在一个窗口一次提交。', measures: '请带身份证和经营场所材料到“开店一件事”窗口，表格由工作人员代填。', result: '资料齐全的 3 个工作日内一次取证。' },
  },
  {
    key: 'online-system', unit: 'service', stance: 'criticism', source: 'online_inquiry', why: '措施一栏只说优化系统，请写明回退到旧流程的安排和完成时间',
    letter: { title: '网办系统提交到最后一步报错', text: '填了四十分钟的表，最后一步提示系统繁忙，重新登录全没了。三天试了五次。' },
    answer: { title: '关于网上办事系统故障的回应', question: '有群众反映网上提交失败、填写内容丢失。', facts: '系统升级后附件超过 5 兆时提交失败，且没有自动保存。近一周失败 217 次。', measures: '将尽快优化系统。', result: '已恢复提交功能。' },
  },
  {
    key: 'household-site', unit: 'yanqiao', territory: 'yanqiao', stance: 'doubt', source: 'petition_forwarded',
    letter: { title: '宅基地批了又说不能建', text: '去年批了宅基地，今年打地基，国土的人来说压了红线让停。批的时候谁看的图。' },
    answer: { title: '关于宅基地审批与用地核查的回应', question: '有村民反映宅基地批准后被要求停建。', facts: '批准时依据的是旧版图，新版底图把该地块 40 平方米划入河道管理范围。责任在审批环节未使用最新底图。', measures: '在原址东侧 12 米重新选址，规费和已投入基础费用由镇里承担；审批系统已换用最新底图。', result: '新址审批已完成，可以开工。' },
  },
  {
    key: 'irrigation', unit: 'liucheng', territory: 'liucheng', why: '须等水利部门调水计划确定后才能给出各村供水时段',
    letter: { title: '地里没水秧插不下去', text: '往年这个时候支渠早有水了，今年到现在没来，秧都老了。请说清楚哪天来水。' },
    answer: { title: '关于柳塍片区灌溉供水安排的回应', question: '有农户询问支渠来水时间。', facts: '上游水库蓄水偏少两成，今年首次供水推迟 9 天。', measures: '按“先远后近、轮灌到村”排定三轮供水，水量公布到组；提供 8 台移动泵应急。', result: '首轮供水已到 7 个村，插秧进度恢复。' },
  },
  {
    key: 'village-bins', unit: 'liucheng', territory: 'liucheng', source: 'frontline',
    letter: { title: '村里垃圾桶一周没清', text: '我们组的垃圾桶一周没有人来拉，苍蝇满天飞。清运车说路窄进不来。' },
  },
  {
    key: 'fumes', unit: 'env', territory: 'zhaohua', stance: 'report',
    letter: { title: '楼下饭店油烟直排', text: '一楼饭店把烟道改到侧面，油烟直接往我家窗户冲，孩子咳了一个月。' },
    answer: { title: '关于餐饮油烟扰民问题的回应', question: '有居民反映饭店油烟直排。', facts: '该店烟道未高于屋顶，净化设备未开启。澄湾区市场监督管理局核实其经营许可有效，检查记录完整。', measures: '责令停用侧排烟口，恢复屋顶排放，净化设备与风机联锁；限期整改期间不得营业炒制类菜品。', result: '复查达标，厨房窗口油烟浓度低于限值一半。' },
  },
  {
    key: 'site-noise', unit: 'env', territory: 'tinglan', stance: 'criticism',
    letter: { title: '工地白天也吵得没法睡', text: '上夜班白天睡觉，楼下工地破路机从早上七点敲到晚上六点。知道要施工，能不能避开中午。' },
    answer: { title: '关于昼间施工噪声的回应', question: '有夜班居民反映昼间施工噪声。', facts: '该工地昼间噪声 62 分贝，未超过昼间限值 70 分贝。澄湾区城市管理局已核查其夜间未施工。', measures: '与项目部商定 12 时至 14 时停止破拆作业，破路机加装隔声罩，作业时间在围挡公示。', result: '已实施一周，来信人所在楼午间实测 54 分贝。' },
  },
  {
    key: 'factory-file', unit: 'env', territory: 'park', stance: 'doubt', source: 'online_inquiry', why: '所要求公开的内容为正在办理的行政处罚案卷，案件尚未作出决定，公开将影响调查',
    letter: { title: '要求公开某化工企业的处罚材料', text: '园区那家化工厂被罚过三次，请把三次的检测数据和处罚材料全部公开。', contact: 'yuanqu@example.com' },
    answer: { title: '关于企业环境违法信息公开范围的回应', question: '有群众要求公开企业处罚案卷。', facts: '该企业两次处罚决定已依法公开，第三起案件正在办理，案卷信息暂不公开。', measures: '两次处罚决定书和整改复测数据可在公示平台查询；正在办理案件的结果将在决定作出后 7 个工作日内公开。', result: '复测数据已附在公示页面。' },
    later: { title: '关于企业处罚信息公开的答复', facts: '您要求的三份材料中，两份已公开，一份为正在办理的执法案卷，依法暂不公开。', measures: '已告知公开渠道，并说明不公开的依据和救济途径；案件办结后 7 个工作日内公开决定。', result: '两份材料的下载地址已随本答复提供。' },
  },
]
