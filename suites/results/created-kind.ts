/** The kinds of objects that a run creates at an endpoint, in the order in which they are removed. */
export const CREATED_KINDS = ['task', 'source', 'template', 'project'] as const;

export type CreatedKind = (typeof CREATED_KINDS)[number];
