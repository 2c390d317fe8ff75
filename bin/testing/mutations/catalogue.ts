import { agents } from './agent-mutations.js';
import { envelopeOfAnswers } from './answer-envelope-mutations.js';
import { fieldsOfAnswers } from './answer-field-mutations.js';
import { bystanders } from './bystander-mutations.js';
import { cataloguedRules } from './catalogued-rule-mutations.js';
import { incomplete } from './complete-mutations.js';
import { concurrency } from './concurrency-mutations.js';
import { deletions } from './deletion-mutations.js';
import { editionMutations } from './edition-mutations.js';
import { effects } from './effect-mutations.js';
import { fieldRules } from './field-rule-mutations.js';
import { generatedRequests } from './generated-mutations.js';
import { histories } from './history-mutations.js';
import { migrations } from './lifecycle-mutations.js';
import { shownOnTheWay } from './lifecycle-record-mutations.js';
import { lists } from './list-mutations.js';
import { misdirected } from './misdirected-mutations.js';
import { mistaken } from './mistaken-mutations.js';
import type { MutationCase } from './mutation-case.js';
import { names } from './name-mutations.js';
import { neighbours } from './neighbour-mutations.js';
import { pages } from './page-mutations.js';
import { pairMutations } from './pair-mutations.js';
import { projects } from './project-mutations.js';
import { propertyMutations } from './property-mutations.js';
import { races } from './race-mutations.js';
import { readings } from './reading-mutations.js';
import { records } from './record-mutations.js';
import { bodiesOfRefusals } from './refusal-body-mutations.js';
import { envelopeOfRefusals, singleEnvelopes } from './refusal-envelope-mutations.js';
import { secondWrites } from './second-write-mutations.js';
import { serviceFields } from './service-field-mutations.js';
import { kept } from './setting-mutations.js';
import { sideEffects } from './side-effect-mutations.js';
import { stored } from './stored-mutations.js';
import { subtleMutations } from './subtle-mutations.js';
import { templates } from './template-mutations.js';

/** Deviations in what valid requests lead to. */
export const MUTATIONS_OF_ANSWERS: readonly MutationCase[] = [
  ...envelopeOfAnswers,
  ...fieldsOfAnswers,
  ...serviceFields,
  ...incomplete,
  ...sideEffects,
  ...lists,
  ...pages,
  ...neighbours,
  ...bystanders,
  ...stored,
  ...names,
  ...mistaken,
  ...records,
  ...readings,
  ...secondWrites,
  ...templates,
  ...projects,
  ...agents,
  ...kept,
  ...concurrency,
  ...migrations,
  ...deletions,
  ...shownOnTheWay,
  ...subtleMutations,
];

/** Deviations in what happens to requests that have to be refused. */
export const MUTATIONS_OF_REFUSALS: readonly MutationCase[] = [
  ...envelopeOfRefusals,
  ...singleEnvelopes,
  ...bodiesOfRefusals,
  ...fieldRules,
  ...cataloguedRules,
  ...effects,
  ...misdirected,
  ...editionMutations,
];

/** Deviations that only generated requests show. */
export const MUTATIONS_OF_GENERATED_REQUESTS: readonly MutationCase[] = [
  ...generatedRequests,
  ...propertyMutations,
];

/** Deviations that only show in some state, in the course of a history, or when two ask at once. */
export const MUTATIONS_OF_HISTORIES: readonly MutationCase[] = [...histories, ...races];

/** Every deviation that a certification reports. */
export const REPORTED_MUTATIONS: readonly MutationCase[] = [
  ...MUTATIONS_OF_ANSWERS,
  ...MUTATIONS_OF_REFUSALS,
  ...MUTATIONS_OF_GENERATED_REQUESTS,
  ...MUTATIONS_OF_HISTORIES,
  ...pairMutations,
];
