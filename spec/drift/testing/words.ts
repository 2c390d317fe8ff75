import type { Case } from '../cases.js';
import type { TableKind } from '../claims.js';

/** The words in which a page of a language says what it says. */
export interface Words {
  date: string;
  title: string;
  request: string;
  response: string;
  status: string;
  statuses: string;
  statusColumns: string[];
  errors: string;
  requestExamples: string;
  table: string;
  captions: Record<Exclude<TableKind, 'object'>, string>;
  objectSuffix: string;
  columns: string[];
  mandatory: [string, string];
  prose: string;
  cases: Record<Case, string>;
  limits: Record<
    'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'items' | 'to' | 'default' | 'enum',
    string
  >;
}

export const WORDS: Record<'zh' | 'en', Words> = {
  en: {
    date: 'Updated on 2027-03-04 GMT+08:00',
    title: 'Painting',
    request: 'Request',
    response: 'Response',
    status: 'Status code: ',
    statuses: 'Status Codes',
    statusColumns: ['Status Code', 'Description'],
    errors: 'Error Codes',
    requestExamples: 'Example Request',
    table: 'Table ',
    captions: {
      path: 'Path parameters',
      query: 'Query parameters',
      header: 'Request header parameters',
      'request-body': 'Request body parameters',
      'response-body': 'Response body parameters',
    },
    objectSuffix: ' field description',
    columns: ['Parameter', 'Mandatory', 'Type', 'Description'],
    mandatory: ['Yes', 'No'],
    prose: 'What it is about.',
    cases: {
      LINUX: 'Mandatory for Linux.',
      WINDOWS: 'Mandatory for Windows.',
      registering: 'It is mandatory when registering a source.',
      creating: 'Required for creation.',
    },
    limits: {
      minLength: 'Minimum length: ',
      maxLength: 'Maximum length: ',
      minimum: 'Minimum: ',
      maximum: 'Maximum: ',
      items: 'Array length: ',
      to: ' to ',
      default: 'Default: ',
      enum: 'The value can be:',
    },
  },
  zh: {
    date: '更新时间:2027-03-04 GMT+08:00',
    title: '涂色',
    request: '请求参数',
    response: '响应参数',
    status: '状态码:',
    statuses: '状态码',
    statusColumns: ['状态码', '描述'],
    errors: '错误码',
    requestExamples: '请求示例',
    table: '表',
    captions: {
      path: '路径参数',
      query: 'Query参数',
      header: '请求Header参数',
      'request-body': '请求Body参数',
      'response-body': '响应Body参数',
    },
    objectSuffix: '',
    columns: ['参数', '是否必选', '参数类型', '描述'],
    mandatory: ['是', '否'],
    prose: '它的含义',
    cases: {
      LINUX: 'Linux系统此参数为必选。',
      WINDOWS: 'Windows必选,',
      registering: '注册源端时必选,更新非必选。',
      creating: '创建时必选,更新时可选。',
    },
    limits: {
      minLength: '最小长度:',
      maxLength: '最大长度:',
      minimum: '最小值:',
      maximum: '最大值:',
      items: '数组长度:',
      to: ' - ',
      default: '缺省值:',
      enum: '枚举值:',
    },
  },
};
