import { ANSWERED, LIFECYCLE_FINDINGS } from './lifecycle-findings-zh.js';
import type { Phrase } from './phrasebook.js';

/**
 * The sentences that describe findings, with their Chinese. A finding whose sentence is not among them is described by
 * its requirement and its values.
 */
export const FINDINGS: readonly Phrase[] = [
  // What surrounds the sentence of a generated request or history.
  [
    '(.+) \\(request (\\d+) of --seed (\\d+), made smaller (\\d+) times\\)',
    '§1（--seed $3的第$2个请求，已缩小$4次）',
  ],
  [
    '(.+)\\. The history: (.+)\\. The same --seed and --runs repeat it\\.',
    '§1。操作序列：“$2”；以相同的--seed和--runs可重现。',
  ],
  ['(.+), to (a request.*)\\.', '§1（对§2）。'],
  // What was asked, what came back, and what the documents say of it.
  [
    `(\\w+) refused (.+) with ${ANSWERED}; documented is 400 with (\\S+)\\.`,
    '$1拒绝了§2（§3）；文档规定为400及$4。',
  ],
  [`(\\w+) refused (.+) with ${ANSWERED}; documented is 400\\.`, '$1拒绝了§2（§3）；文档规定为400。'],
  [`(\\w+) refused (.+) with ${ANSWERED}; its tables allow it\\.`, '$1拒绝了§2（§3），而表格允许。'],
  [`(\\w+) refused (.+) with ${ANSWERED}; the table allows it\\.`, '$1拒绝了§2（§3），而表格允许。'],
  [`(\\w+) refused (.+) with ${ANSWERED}\\.`, '$1拒绝了§2（§3）。'],
  [
    '(\\w+) accepted (.+) \\(status (\\d+)\\); the documents do not allow it\\.',
    '$1接受了§2（状态码$3），而文档不允许。',
  ],
  [
    '(\\w+) accepted (.+) \\(status (\\d+)\\); a refusal with (\\S+) is documented\\.',
    '$1接受了§2（状态码$3）；文档要求以$4拒绝。',
  ],
  [
    '(\\w+) accepted (.+) \\(status (\\d+)\\); a refusal is documented\\.',
    '$1接受了§2（状态码$3）；文档要求拒绝。',
  ],
  [
    '(\\w+) did not refuse (.+) \\(status (\\d+)\\); the documents do not allow it\\.',
    '$1未拒绝§2（状态码$3），而文档不允许。',
  ],
  [
    '(\\w+) did not refuse (.+) \\(status (\\d+)\\); a refusal with (\\S+) is documented\\.',
    '$1未拒绝§2（状态码$3）；文档要求以$4拒绝。',
  ],
  [
    '(\\w+) did not refuse (.+) \\(status (\\d+)\\); a refusal is documented\\.',
    '$1未拒绝§2（状态码$3）；文档要求拒绝。',
  ],
  [`(\\w+) accepted (.+) with ${ANSWERED}\\.`, '$1接受了§2（§3）。'],
  [`(\\w+) answered ${ANSWERED} to (.+)\\.`, '$1对§3返回§2。'],
  [
    `(\\w+) (?:accepted|did not refuse as such|did not refuse) (.+) \\(${ANSWERED}\\); documented is 401, 403, or 400 with (\\S+)\\.`,
    '$1未按规定拒绝§2（§3）；文档规定为401、403，或400及$4。',
  ],
  ['(\\w+) refused (.+), and yet something changed: (.+)\\.', '$1拒绝了§2，但仍有变化：§3。'],
  ['(\\w+) refused (.+), and yet something changed: (.+)\\.', '$1拒绝了§2，但仍有变化：$3。'],
  // Answers that are held against their tables.
  [
    '(\\w+) answered status (\\d+); documented are (.+) and the refusals of the status table\\.',
    '$1返回状态码$2；文档规定为$3，以及状态码表中的拒绝状态。',
  ],
  [
    '(\\w+) answered a body with the Content-Type "(.*)" instead of application/json\\.',
    '$1返回的消息体的Content-Type为“$2”，而非application/json。',
  ],
  ['(\\w+) answered no body where JSON is documented\\.', '$1没有返回消息体；文档规定为JSON。'],
  ['(\\w+) answered (.+) where JSON is documented\\.', '$1返回了“$2”；文档规定为JSON。'],
  [
    '(\\w+) answered (.+) where a string or an empty object is documented\\.',
    '$1返回了“$2”；文档规定为字符串或空对象。',
  ],
  [
    '(\\w+) answered the error code (\\S+), which the error table does not contain\\.',
    '$1返回了错误码表中没有的错误码$2。',
  ],
  [
    '(\\w+) answered (\\S+) with status (\\d+); the error table gives it (.+)\\.',
    '$1以状态码$3返回$2；错误码表规定为$4。',
  ],
  ['(\\w+) answered without the body\\.', '$1没有返回消息体。'],
  ['(\\w+) answered without (.+)\\.', '$1的响应中缺少$2。'],
  ['(\\w+) answered 429 without Retry-After\\.', '$1返回429而没有Retry-After。'],
  ['(\\w+) answered the body = (.*); documented is (\\w+) (.*)\\.', '$1的响应消息体为$2；文档规定$3为$4。'],
  ['(\\w+) answered (\\S+) = (.*); documented is (\\w+) (.*)\\.', '$1的响应中$2 = $3；文档规定$4为$5。'],
  // What was written and what is shown.
  ['After a change of (.+?), (.+)\\.', '修改$1后：§2。'],
  ['The list shows (\\S+) otherwise than its record: (.+)\\.', '列表中$1的内容与其详情不同：§2。'],
  ['The list with id=(\\S+) has (\\d+) entries of it\\.', '按id=$1查询的列表中该项有$2条。'],
  ['After (\\w+), the task shows (.+) instead of (.+)\\.', '调用$1后，任务显示$2，而不是$3。'],
  ['After (\\w+), another task shows (.+) instead of (.+)\\.', '调用$1后，另一任务显示$2，而不是$3。'],
  ['After (\\w+), (\\w+) shows (.+) instead of (.+)\\.', '调用$1后，$2显示$3，而不是$4。'],
  [
    'The source (\\S+) was moved to (\\S+); after (\\w+) it is not listed there\\.',
    '源端$1已移至迁移项目$2，调用$3后却不在其列表中。',
  ],
  ['(\\w+) with state=(\\S+) shows (\\S+) in the state (.+)\\.', '以state=$2查询，$1显示了状态为$4的$3。'],
  [
    'ListErrorServers with migproject=(\\S+) shows (.+); of two sources in error, (\\S+) is in that project, beside (\\S+) without an error\\.',
    '以migproject=$1查询，ListErrorServers显示$2；该项目中出错的源端只有$3，另有未出错的$4。',
  ],
  [
    'ShowSha256 answered (.+) for two keys of (\\d+) characters that differ in the last one\\.',
    '两个$2个字符、仅末位不同的key，ShowSha256均返回$1。',
  ],
  [
    'ShowSha256 answered (\\S+) for (\\S+), which is no SHA-256 digest of it\\.',
    'ShowSha256对$2返回$1，而这不是其SHA-256值。',
  ],
  [
    'A default project was asked for beside the one that there was; the list marks (.+)\\.',
    '请求创建另一个默认项目后，列表中标为默认的是$1。',
  ],
  [
    'No comparison was reported for (\\S+); ShowConsistencyResult shows (.+)\\.',
    '任务$1没有上报过一致性校验结果，而ShowConsistencyResult显示$2。',
  ],
  [
    'ShowConfigSetting of the task (\\S+) answers the task (.+)\\.',
    '查询任务$1的配置，ShowConfigSetting返回的任务为$2。',
  ],
  [
    'The task was deleted, and its source (\\S+) is answered with (.+)\\.',
    '任务删除后，其源端$1的查询结果为$2。',
  ],
  [
    'The task was deleted, and its template (\\S+) is answered with (.+)\\.',
    '任务删除后，其模板$1的查询结果为$2。',
  ],
  ['RegisterServer with the id (\\S+) answered the id (.+)\\.', '以ID $1注册，RegisterServer返回的ID为$2。'],
  [
    'An empty list of limits was accepted for the task; it shows (.+)\\.',
    '任务的空限速列表被接受，但仍显示$1。',
  ],
  [
    '(\\w+) leaves out (.+); there is a value, and every documented example has it\\.',
    '$1的响应中缺少$2；该字段已有取值，且文档的每个示例都带有。',
  ],
  ['(\\w+) shows something else than was written: (.+)\\.', '$1显示的内容与写入的不同：§2。'],
  [
    '(\\w+) was asked twice, with nothing in between; each time (.+) changes\\.',
    '连续两次调用$1，其间没有其他操作，而$2每次都变化。',
  ],
  [
    '(\\w+) was asked twice, with (\\w+) in between; each time (.+) changes\\.',
    '两次调用$1，其间只调用了$2，而$3每次都变化。',
  ],
  ['The list with (.+) contains (.+), which does not match\\.', '按$1查询的列表中含有不匹配的$2。'],
  ['The list with (.+) contains what does not match\\.', '按$1查询的列表中含有不匹配的内容。'],
  ['The list with (.+) lacks the matching (.+)\\.', '按$1查询的列表中缺少匹配的$2。'],
  [
    'Nothing matches (.+); the list has (\\d+) entries and counts (.+)\\.',
    '没有内容匹配$1，而列表有$2条，count为$3。',
  ],
  [
    '(\\w+) with limit=1 and offset=(\\d+) of (\\d+) matches shows (\\d+) entries\\.',
    '共$3条匹配，而$1以limit=1、offset=$2显示$4条。',
  ],
  [
    '(\\w+) with an offset behind the last of (\\d+) matches shows (.+)\\.',
    '共$2条匹配，而$1在超出末尾的offset处显示$3。',
  ],
  ['The pages of (\\w+) together show (.+); the list has (.+)\\.', '$1各页合计显示$2，而列表有$3。'],
  ['(\\w+) shows (.+) after (.+), although nothing changed\\.', '没有任何变化，而$1先显示$3，后显示$2。'],
  ['(\\w+) counts (.+) where (\\d+) match\\.', '共$3条匹配，而$1的count为$2。'],
  [
    '(\\w+) counts (.+) for pages of 100, 1 and 1 entries; (\\d+) are there\\.',
    '共$3条，而$1在每页100、1、1条时的count为$2。',
  ],
  [
    '(\\w+) with limit=1 shows (.+) at offset 0 and (.+) at offset 1\\.',
    '$1以limit=1在offset为0时显示$2，为1时显示$3。',
  ],
  [
    'A new object got the identifier (\\S+), which another one has or had\\.',
    '新建的对象得到了其他对象用过的ID $1。',
  ],
  [
    '(\\w+) of something just created is (.+); in milliseconds since 1970 it would be near (\\d+)\\.',
    '刚创建的对象的$1为$2；以1970年起的毫秒计应接近$3。',
  ],
  [
    'A source was registered as (\\S+); ShowServer shows id (.+), name (.+)\\.',
    '注册的源端名为$1；ShowServer显示id $2，名称$3。',
  ],
  [
    '(\\w+) with id=(\\S+) contains the (?:registered source|created task) (\\d+) times\\.',
    '按id=$2查询，$1中所创建的对象出现$3次。',
  ],
  ['A task was created with (.+); ShowTask shows (.+)\\.', '以$1创建任务，而ShowTask显示$2。'],
  [
    'The source has the task (\\S+); (\\w+) shows the current task (.+)\\.',
    '源端的任务为$1，而$2显示的当前任务为$3。',
  ],
  [
    'After (.+) was accepted, ShowTask shows the state (.+); documented is (.+)\\.',
    '~1被接受后，ShowTask显示状态$2；文档规定为~3。',
  ],
  ['(\\w+) was refused, and yet the task went from (.+) to (.+)\\.', '$1被拒绝，而任务仍由$2变为$3。'],
  [
    'After (.+) was reported, ShowServer shows (.+); expected is (.+)\\.',
    '上报$1后，ShowServer显示$2；应为$3。',
  ],
  [
    'After (\\S+) in (\\S+) was reported, ShowServer shows (\\S+) in (\\S+)\\.',
    '上报$2中的$1后，ShowServer显示$4中的$3。',
  ],
  [
    'UpdateCopyState refused (.+), and yet the source went from (.+) to (.+)\\.',
    'UpdateCopyState拒绝了§1，而源端仍由$2变为$3。',
  ],
  ['UpdateDiskInfo sent (.+); ShowServer shows (.+)\\.', 'UpdateDiskInfo发送了$1，而ShowServer显示$2。'],
  [
    'State and cycle of the source changed, and (\\w+) went from (.+) to (.+)\\.',
    '源端的状态与周期已变化，而$1由$2变为$3。',
  ],
  ['The task was created with auto_start, and is (.+)\\.', '任务以auto_start创建，而状态为$1。'],
  // Deletions.
  [
    'The deletion of (\\S+) was accepted, and the (\\w+) is still there\\.',
    '删除$1已被接受，而该§2仍然存在。',
  ],
  ['(\\w+) still contains the deleted (\\w+) (\\S+)\\.', '$1中仍有已删除的§2 $3。'],
  ['The deletion of other (\\w+)s also removed (\\S+)\\.', '删除其他§1时，$2也被删除。'],
  [
    '(\\w+) was asked to delete a running task, and it is gone\\.',
    '$1被要求删除运行中的任务，任务已不存在。',
  ],
  [
    'The task (\\S+) is deleted; ShowServer still shows it as the current task\\.',
    '任务$1已删除，而ShowServer仍将其显示为当前任务。',
  ],
  [
    '(\\w+) was (not )?to delete the (\\w+) (\\S+), which is (gone|still there)\\.',
    '$1之后§3 $4的存在与否与文档不符（§5）。',
  ],
  [
    'The template (\\S+) was changed, and ListTemplates has (\\d+) of that name\\.',
    '修改模板$1后，ListTemplates中同名模板有$2个。',
  ],
  [
    'An export was asked for, and ShowConsistencyResult shows (.+) instead of (.+)\\.',
    '请求导出后，ShowConsistencyResult显示$1，而不是$2。',
  ],
  [
    'ShowConfigSetting with (.+) shows (.+); stored last is (.+)\\.',
    '以$1调用ShowConfigSetting返回$2，而最后保存的是$3。',
  ],
  ...LIFECYCLE_FINDINGS,
  // Callers.
  [
    'The server asks nobody who they are: it carried out requests without a token and with a wrong one for each of the (\\d+) operations that were asked\\.',
    '服务端不验证调用者身份：所检查的$1个接口均执行了没有token或token错误的请求。',
  ],
  ['(\\w+) shows a caller of another project the (\\w+) (\\S+)\\.', '$1向其他项目的调用者显示了§2 $3。'],
  [
    '(\\w+) let a caller of another project change something: (.+) became (.+)\\.',
    '$1允许其他项目的调用者进行修改：$2变为$3。',
  ],
  [
    '(\\w+) served a caller of another project \\(status (\\d+)\\)\\.',
    '$1为其他项目的调用者提供了服务（状态码$2）。',
  ],
  // The network, which is not the fault of the server alone.
  ['((?:GET|POST|PUT|DELETE|PATCH|OPTIONS|HEAD) \\S+): (.+)', '$1：§2'],
];
