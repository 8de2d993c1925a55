/**
 * Stems that guessing begins with, in lower case. Compared with the whole password, with its letters alone,
 * and with the password freed of digits and signs at both ends; so `Welcome2026!` and `p@ssw0rd12` are found here too.
 */
const STEMS = `
password passwort passwd passw pass admin administrator root toor guest user login signin welcome letmein letmeinnow changeme
default secret test tester testing temp temporary master superman batman monkey dragon shadow sunshine princess football baseball
iloveyou trustno whatever freedom starwars qwerty qwertyuiop qwertyui asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc
abc abcd abcde abcdef abcdefg abcdefgh abcabc aaa aaaa aaaaaa iloveyouforever computer internet server oracle mysql postgres postgresql
huawei lenovo alibaba taobao tencent weixin wechat weibo baidu government zhengfu office bangong bangongshi xinwen xinwenban huiying huiyin
woaini woainima woaiwojia woaizhongguo zhongguo beijing shanghai guangzhou shenzhen woshishui mima mimamima denglu guanli guanliyuan yonghu
wo ai ni nihao nihaoma wang zhang zhao liming xiaoming laopo laogong baobei wodemima caonima dashabi tianya asd qwe zxc qaz wsx edc
`
const WHOLE = `
1234567890 0123456789 12345678910 123456789a a123456789 a1234567890 aa123456789 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc q1w2e3r4t5 q1w2e3r4t5y6
qwer1234asdf asdf1234qwer 5201314520 1314520520 woaini1314 woaini520 woaini1314520 abc1234567 abc123456789 abcd123456 abcd1234567 qq123456789
147258369 1472583690 7894561230 9876543210 1122334455 11223344556 1111122222 1212121212 1313131313 5201314woaini 00000000000 88888888888 66666666666
`
export const COMMON: ReadonlySet<string> = new Set(`${STEMS} ${WHOLE}`.trim().split(/\s+/))
