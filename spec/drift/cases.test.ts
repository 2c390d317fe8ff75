import { expect, test } from 'vitest';
import { CONDITIONS } from '../conditions.js';
import { type Case, caseOf, mandatoryCases } from './cases.js';

test.each<[string, Case[]]>([
  ['Linux必选, 系统引导类型', ['LINUX']],
  ['是否安装tc组件，Linux系统此 参数为必选', ['LINUX']],
  ['Linux场景必选，源端是否是半虚拟化', ['LINUX']],
  ['<p>Windows 必选，是否缺少驱动文件</p>', ['WINDOWS']],
  ['磁盘的分区类型, 添加源端时源端磁盘必选', ['registering']],
  ['操作系统版本, 注册必选, 更新非必选', ['registering']],
  ['任务类型, 创建时必选, 更新时可选', ['creating']],
  ['Boot loader. Mandatory for Linux.', ['LINUX']],
  ['The name. It is required when registering a server.', ['registering']],
  ['Linux系统 目的端ECS中与源端关联的磁盘名称', []],
  ['分为Windows和Linux，更新非必选', []],
  ['It is mandatory.', []],
])('%s makes mandatory in the cases %j', (description, cases) => {
  expect(mandatoryCases(description)).toEqual(cases);
});

test('most conditions that make a field mandatory have such a case', () => {
  const required = CONDITIONS.filter(({ then }) => then === 'required');
  const others = required.filter((condition) => caseOf(condition) === undefined).map(({ id }) => id);
  expect(others).toEqual(['UpdateTaskStatus.condition.template_id.mandatory-for-clone_test']);
  expect(required.length).toBeGreaterThan(70);
});
