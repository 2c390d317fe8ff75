import { describeReported } from './testing/describe-reported.js';
import { MUTATIONS_OF_GENERATED_REQUESTS } from './testing/mutations/catalogue.js';

describeReported(
  'a server deviates where only generated requests get and is reported:',
  MUTATIONS_OF_GENERATED_REQUESTS,
);
