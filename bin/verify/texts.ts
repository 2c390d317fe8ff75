import type { Language } from '../../reporters/texts/language.js';
import type { Remainder, SignatureState } from './verification.js';

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

const en = {
  certified: (edition: string, profile: string, scope: string, seed: number, day: string) =>
    `certified ${day}: edition ${edition}, profile ${profile}, scope ${scope}, seed ${seed}`,
  signature: 'signature',
  signatures: {
    none: 'none: nobody vouches for the certificate',
    trusted: 'fits, of the key of --key',
    untrusted: 'fits the key that the certificate names itself; whose it is, only --key FILE can tell',
    wrong: 'does not fit',
  } satisfies Record<SignatureState, string>,
  transcript: 'transcript',
  lines: (lines: number, runs: number) =>
    `${counted(lines, 'line')}${runs > 1 ? ` of ${runs} shards` : ''}, an unbroken chain`,
  judged: 'judged again',
  requirements: (count: number, cases: number) =>
    `${counted(count, 'requirement')} in ${counted(cases, 'case')}, without the server`,
  remainders: 'on the record',
  remainder: {
    abridged: (count) =>
      `${counted(count, 'requirement')} with answers of which the transcript has only the beginning`,
    credentials: (count) =>
      `which secrets stood behind the masks, in ${counted(count, 'requirement')} about credentials`,
    waits: (count) => `that ${counted(count, 'wait')} for something that never came lasted long enough`,
    leftovers: (count) => `${counted(count, 'thing')} left behind`,
    gate: () => 'what the gate made of the verdict',
  } satisfies Record<Remainder['kind'], (count: number) => string>,
  wrong: (count: number) => `Not as certified (${count})`,
  at: (file: string, line: number | null, field: string | null) =>
    [file, line === null ? '' : `line ${line}`, field ?? ''].filter((part) => part !== '').join(', '),
  more: (count: number) => `and ${count} more`,
  changes: (edition: string, count: number) =>
    `By edition ${edition}, ${counted(count, 'requirement is', 'requirements are')} judged otherwise`,
  absent: 'not asked',
  verdict: 'Verdict',
  outcomes: {
    conformant: 'conformant',
    'non-conformant': 'non-conformant',
    inconclusive: 'inconclusive',
  },
  holds: 'The certificate holds.',
  holdsOnly:
    'Digests and signature hold; without --edition, the verdict of the run itself is judged again, too.',
  fails: 'The certificate does not hold.',
  otherwise: (edition: string) => `judged by edition ${edition}`,
};

const zh: typeof en = {
  certified: (edition, profile, scope, seed, day) =>
    `认证时间 ${day}：版本 ${edition}，范围集 ${profile}，权限范围 ${scope}，种子 ${seed}`,
  signature: '签名',
  signatures: {
    none: '无：没有人为此证书担保',
    trusted: '有效，由 --key 指定的密钥签署',
    untrusted: '与证书自带的公钥相符；该公钥属于谁，须用 --key FILE 核对',
    wrong: '无效',
  },
  transcript: '记录',
  lines: (lines, runs) => `${lines} 行${runs > 1 ? `，来自 ${runs} 个分片` : ''}，链条完整`,
  judged: '重新判定',
  requirements: (count, cases) => `${count} 条要求，${cases} 个用例，无需服务端`,
  remainders: '仅凭记录',
  remainder: {
    abridged: (count) => `${count} 条要求的应答在记录中只有开头部分`,
    credentials: (count) => `${count} 条凭证要求中，被遮蔽的密钥究竟是什么`,
    waits: (count) => `${count} 次落空的等待是否足够长`,
    leftovers: (count) => `${count} 个遗留对象`,
    gate: () => '门禁对结论的取舍',
  },
  wrong: (count) => `与认证内容不符（${count}）`,
  at: (file, line, field) =>
    [file, line === null ? '' : `第 ${line} 行`, field ?? ''].filter((part) => part !== '').join('，'),
  more: (count) => `另有 ${count} 处`,
  changes: (edition, count) => `按版本 ${edition}，有 ${count} 条要求的判定不同`,
  absent: '未询问',
  verdict: '结论',
  outcomes: { conformant: '符合', 'non-conformant': '不符合', inconclusive: '无法判定' },
  holds: '证书成立。',
  holdsOnly: '摘要与签名有效；不带 --edition 时，还会重新判定该次运行本身的结论。',
  fails: '证书不成立。',
  otherwise: (edition) => `按版本 ${edition} 判定`,
};

/** What is told of a verification, by language. */
export const VERIFICATION_TEXTS: Readonly<Record<Language, typeof en>> = { en, zh };
