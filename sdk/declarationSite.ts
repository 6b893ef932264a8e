/** Frames on top of a stack that the SDK takes for where a resource is declared: its own, down to `CustomResource`. */
const SDK_FRAMES = 4;

/**
 * Until the returned function is called, stacks are short. The SDK counts a fixed number of frames down to the line that
 * declares a resource and records all that follow: of ours it expects one, and of the others the user's are worth keeping
 * in the state. It also takes four stacks for each property, which would be most of the time of a large program.
 */
export function shortStacks(): () => void {
    const { stackTraceLimit, prepareStackTrace } = Error;
    const format = prepareStackTrace ?? plain;
    // The SDK lifts this limit for the one stack that it reads.
    Error.stackTraceLimit = 0;
    Error.prepareStackTrace = (error, frames) => format(error, declaration(frames));
    return () => Object.assign(Error, { stackTraceLimit, prepareStackTrace });
}

function declaration(frames: NodeJS.CallSite[]): NodeJS.CallSite[] {
    const below = frames.slice(SDK_FRAMES);
    const depth = below.findIndex((frame) => !frame.getFileName()?.startsWith(__dirname));
    if (depth < 1) return frames;
    return [...frames.slice(0, SDK_FRAMES), ...below.slice(depth - 1, depth), ...below.slice(depth).filter(isUsers)];
}

function isUsers(frame: NodeJS.CallSite): boolean {
    const file = frame.getFileName();
    return Boolean(file) && !file?.startsWith("node:") && !/[\\/]node_modules[\\/]/.test(file ?? "");
}

const plain = (error: Error, frames: NodeJS.CallSite[]) =>
    [String(error), ...frames.map((frame) => `    at ${frame}`)].join("\n");
