import { describeReported } from './testing/describe-reported.js';
import { MUTATIONS_OF_ANSWERS } from './testing/mutations/catalogue.js';

describeReported('a server deviates in what valid requests lead to and is reported:', MUTATIONS_OF_ANSWERS);
