/** The texts about the state machines in English. */
export const lifecycleTexts = {
  notRun: 'The suite lifecycle did not run.',
  task: 'Migration task',
  source: 'Source: states by migration cycle',
  notDrawn: 'The picture could not be drawn; the table has what it would show.',
  legend: 'Legend',
  outcomes: {
    passed: 'passed',
    failed: 'failed',
    refused: 'forbidden, and refused',
    'not reached': 'not reached',
  },
  seen: 'seen',
  unseen: 'not seen',
  states: 'States',
  transitions: 'Transitions',
  cells: 'Every request in every state',
  cellsOf: (task: string) => `Task ${task}`,
  machines: { task: 'task', source: 'source', command: 'command', logs: 'logs' },
  start: 'begin',
  deleted: 'deleted',
  open: 'open',
  answers: {
    accepted: 'accepted',
    refused: 'refused, as documented',
    failed: 'failed',
    'not reached': 'not reached',
  },
  predicted: { accepted: 'has to be accepted', refused: 'has to be refused', open: 'left open' },
  picture: (machine: string, passed: number, total: number) =>
    `State machine: ${machine}. ${passed} of ${total} transitions were tried. The table below has the same facts.`,
  tables: 'Tables',
};
