const { appendFileSync } = require('node:fs');
const hooks = require('hooks');

const { SMS_AUTH_TOKEN, DREDD_FINDINGS } = process.env;

hooks.beforeEach((transaction) => {
  // Dredd cannot know which request is refused; its documentation lets hooks skip what is not expected of a valid one.
  transaction.skip = !String(transaction.expected.statusCode).startsWith('2');
  transaction.request.headers['X-Auth-Token'] = SMS_AUTH_TOKEN;
  // It compares the content type letter by letter.
  if (transaction.expected.headers['Content-Type'])
    transaction.expected.headers['Content-Type'] = 'application/json;charset=UTF-8';
});

hooks.afterEach((transaction) => {
  if (transaction.skip) return;
  const { fields = {} } = transaction.results ?? {};
  const errors = Object.entries(fields).flatMap(([field, { errors = [] }]) =>
    errors.map(({ message }) => `${field}: ${message}`),
  );
  const { method, origin } = { method: transaction.request.method, origin: transaction.origin };
  const line = { operation: `${method} ${origin.resourceName}`, name: transaction.name, errors };
  appendFileSync(DREDD_FINDINGS, `${JSON.stringify(line)}\n`);
});
