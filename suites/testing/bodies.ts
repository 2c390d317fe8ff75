import { type Contract, loadContract, type Operation } from '../../spec/contract.js';
import { EDITIONS, type Edition } from '../../spec/editions.js';
import type { JsonObject } from '../../spec/exact-json.js';
import { fit } from '../bodies/fit.js';
import { diskInfoBody, sourceBody, sourceChangeBody } from '../bodies/source-body.js';
import { minimalTaskBody, taskBody, taskChangeBody } from '../bodies/task-body.js';

const SOURCE_ID = '6a0f9e34-5b67-4c0b-9d0e-0c1f2a3b4c5d';

/** The complete body that the suites have for an operation. */
const COMPLETE: Record<string, JsonObject> = {
  RegisterServer: sourceBody('smsconf-1'),
  UpdateServerName: sourceChangeBody('smsconf-1'),
  UpdateDiskInfo: diskInfoBody(),
  CreateTask: taskBody('smsconf-1', SOURCE_ID),
  UpdateTask: taskChangeBody('smsconf-1'),
  UpdateTaskStatus: { operation: 'start', switch_hce: false, is_need_consistency_check: false },
  DeleteServers: { ids: [SOURCE_ID] },
  DeleteTasks: { ids: [SOURCE_ID] },
};

/** A body of the suites in an edition. */
export interface EditionBody {
  edition: Edition;
  operationId: string;
  contract: Contract;
  operation: Operation;
  body: JsonObject;
}

const inEdition = (edition: Edition, operationId: string, body: JsonObject): EditionBody => {
  const contract = loadContract(edition);
  const operation = contract.operations.find((one) => one.operationId === operationId) as Operation;
  const fitted = fit(body, operation.requestBody ?? {}, contract.schemas);
  return { edition, operationId, contract, operation, body: fitted };
};

/** The complete bodies, fitted to every edition. */
export const completeBodies: EditionBody[] = EDITIONS.flatMap((edition) =>
  Object.entries(COMPLETE).map(([operationId, body]) => inEdition(edition, operationId, body)),
);

/** The bodies with only their mandatory fields, in every edition. */
export const minimalBodies: EditionBody[] = EDITIONS.map((edition) =>
  inEdition(edition, 'CreateTask', minimalTaskBody('smsconf-1', SOURCE_ID)),
);
