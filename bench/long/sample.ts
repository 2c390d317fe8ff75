import { readdirSync, readlinkSync } from 'node:fs';

/** What a process holds at a moment. */
export interface Sample {
  /** So many requests were sent before. */
  requests: number;
  /** Resident memory, in bytes. */
  resident: number;
  /** What is in use after a garbage collection, on the heap and beside it, in bytes. */
  used: number;
  /** What keeps the process alive, such as timers, files and sockets. */
  handles: number;
  sockets: number;
  /** Files, pipes and sockets that are open; undefined where the system does not tell. */
  descriptors?: number;
}

/** Looks at this process, which was started with `--expose-gc`. */
export function takeSample(requests: number): Sample {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo();
  const descriptors = openDescriptors();
  return {
    requests,
    resident: rss,
    used: heapUsed + external,
    handles: handles.length,
    sockets: descriptors?.sockets ?? handles.filter((name) => name === 'TCPSocketWrap').length,
    ...(descriptors && { descriptors: descriptors.all }),
  };
}

/** What Linux tells of the descriptors of this process. */
function openDescriptors(): { all: number; sockets: number } | undefined {
  try {
    const names = readdirSync('/proc/self/fd');
    const sockets = names.filter((name) => isSocket(`/proc/self/fd/${name}`)).length;
    return { all: names.length, sockets };
  } catch {
    return undefined;
  }
}

function isSocket(link: string): boolean {
  try {
    return readlinkSync(link).startsWith('socket:');
  } catch {
    // The descriptor with which the folder was read is closed by now.
    return false;
  }
}
