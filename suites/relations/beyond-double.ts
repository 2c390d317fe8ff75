/** 2^53 + 1, the least integer that a double cannot hold. */
export const BEYOND_DOUBLE = 9_007_199_254_740_993n;
