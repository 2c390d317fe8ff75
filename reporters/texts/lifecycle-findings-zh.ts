import type { Phrase } from './phrasebook.js';

/** How a sentence tells the answer to a request. */
export const ANSWERED = '(status \\d+(?: and \\S+)?)';

/** Sentences about state machines, commands and histories, with their Chinese. */
export const LIFECYCLE_FINDINGS: readonly Phrase[] = [
  [
    '(\\w+) accepted (.+), and the task stays (\\S+); if the server takes longer, give it more time with --settle\\.',
    '$1接受了§2，而任务仍为$3；若服务端需要更长时间，请用--settle。',
  ],
  [
    '(\\w+) accepted (.+) for (.+); then (.+) are shown, documented is (.+)\\.',
    '$1接受了§2（§3），之后显示“$4”，文档规定为“$5”。',
  ],
  ['(\\w+) was asked for (.+) and did not accept it; (.+) has become (.+)\\.', '$1未接受§2，而§3变成了§4。'],
  [`(\\w+) answered (.+) with ${ANSWERED}\\.`, '$1对§2返回§3。'],
  ['Nothing was asked of (.+), and it has become (.+)\\.', '没有对§1提出任何请求，而其变成了§2。'],
  [
    'The command (\\S+) of the task (\\S+) is due; ShowCommand answered (.+)\\.',
    '任务$2的命令$1应当下发，而ShowCommand返回$3。',
  ],
  [
    'STOP was to follow START for the task (\\S+), whose result was reported; ShowCommand answered (.+)\\.',
    '任务$1的START结果已上报，其后应下发STOP，而ShowCommand返回$2。',
  ],
  [
    '(\\w+) is due for the task (\\S+); ShowCommand never told it\\.',
    '任务$2的命令$1应当下发，而ShowCommand从未返回。',
  ],
  [
    'ShowCommand tells (\\S+) of the task (\\S+); no action that was accepted asks for it\\.',
    'ShowCommand返回任务$2的命令$1，而没有已接受的操作要求该命令。',
  ],
  [
    'ShowCommand tells (\\S+) of the task (\\S+) again, of which the result was reported\\.',
    'ShowCommand再次返回任务$2的命令$1，而其结果已上报。',
  ],
  [
    'The logs of the task (\\S+) were asked for, and its log_collect_status shows that the agent is to be told; ShowCommand answers (.+)\\.',
    '已请求任务$1的日志，log_collect_status表明应通知Agent，而ShowCommand返回$2。',
  ],
  [
    'ShowServer shows the current task (.+) as (.+) for (.+); its task is (.+)\\.',
    '对§3，ShowServer显示当前任务$1为$2，而其任务为$4。',
  ],
  ['(\\w+) shows the state (.+) for (.+)\\.', '对§3，$1显示状态$2。'],
  ['ListTasks shows (.+) for (.+)\\.', '对§2，ListTasks显示$1。'],
  ['ListServers has (\\d+) entries, the first (.+), for (.+)\\.', '对§3，ListServers有$1条，首条为$2。'],
  [
    'The subtask (\\S+) was reported to be at (\\d+) percent, and the task was not set going again; ShowTask shows (.+)\\.',
    '子任务$1已上报至$2%，且任务未再次启动，而ShowTask显示$3。',
  ],
  [
    'For (.+), (.+) \\((\\S+)\\) and (.+) \\((\\S+)\\) were asked for at the same time; (.+) came of it\\. No order of the two leads there\\.',
    '对§1同时请求§2（§3）与§4（§5），结果为§6；两者以任何先后次序都不会如此。',
  ],
  ['(.+) were sent at the same time; (\\d+) were accepted\\.', '同时发送了§1，其中$2个被接受。'],
  [
    'Two projects were made the default at the same time \\((\\d+) accepted\\); ListMigprojects marks (.+)\\.',
    '同时将两个项目设为默认（$1个被接受），ListMigprojects标记的是$2。',
  ],
  [
    '(\\d+) requests for a (\\w+) named (\\S+) were sent at once; (\\d+) were accepted, and the list has (\\d+) of that name\\.',
    '同时发送$1个名为$3的§2的创建请求，$4个被接受，而列表中有$5个同名。',
  ],
  [
    'The agreement was accepted, and ShowPrivacyAgreements shows (.+)\\.',
    '同意已被接受，而ShowPrivacyAgreements显示$1。',
  ],
  ['(\\w+) with a (\\S+) that nothing has shows (\\d+) entries\\.', '按无人使用的$2查询，$1显示$3条。'],
];
