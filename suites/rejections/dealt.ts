/** What shares one stage, on average: the longest chain of requests decides how long a slow server takes. */
const TOGETHER = 15;

/**
 * Deals things out to stages, the heaviest first, each to the stage that has the least to do so far.
 *
 * @param weightOf how many requests a thing asks for, roughly
 * @returns every thing in one of the stages, each stage in the order of the things
 */
export function dealt<T>(things: readonly T[], weightOf: (thing: T) => number = () => 1): T[][] {
  const stages = Array.from({ length: Math.ceil(things.length / TOGETHER) }, () => ({
    weight: 0,
    indices: [] as number[],
  }));
  const weights = things.map(weightOf);
  const heaviestFirst = [...things.keys()].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  for (const index of heaviestFirst) {
    const lightest = stages.reduce((one, other) => (other.weight < one.weight ? other : one));
    lightest.weight += weights[index] ?? 0;
    lightest.indices.push(index);
  }
  return stages.map(({ indices }) => things.filter((_, index) => indices.includes(index)));
}
