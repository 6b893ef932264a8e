/** Whether a URL's host name is this machine: what is sent there crosses no network. */
export function isLoopback(hostname: string): boolean {
    return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}
