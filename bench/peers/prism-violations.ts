interface Violation {
  location?: string[];
  code?: string | number;
  message?: string;
}

/**
 * What Prism has against an answer of the server, from the header `sl-violations` of its own; what it has against the
 * request is left out. Indices of lists are left out too, so that the same findings have the same words.
 *
 * @param header `null` when there is none
 * @param problem the body in which Prism tells that there was no answer; absent when there was one
 */
export function prismViolations(header: string | null, problem?: string): string[] {
  const violations: Violation[] = header === null ? [] : JSON.parse(header);
  const ofAnswer = violations
    .filter(({ location = [] }) => location[0] === 'response')
    .map(({ location = [], code, message = '' }) => {
      const place = location.filter((step) => !/^\d+$/.test(step)).join('.');
      return `${place}: ${code ?? 'violation'} ${message.replace(/\.\d+(?=[. ])/g, '')}`.trim();
    });
  if (ofAnswer.length > 0 || problem === undefined) return [...new Set(ofAnswer)];
  const { type = 'unknown' } = JSON.parse(problem);
  return [`no answer passed on: ${type}`];
}
