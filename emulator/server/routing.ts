import findMyWay, { type HTTPVersion, type Instance } from "find-my-way";
import type { Method } from "../core/http";

/** Where a path leads. */
export interface Found<Route> {
    readonly route: Route;
    readonly params: Readonly<Record<string, string | undefined>>;
}

const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** By their methods and paths: emulators of one process have the same, and building one takes longer than the rest of an emulator's start. */
const routers = new Map<string, Instance<HTTPVersion.V1>>();

/** Finds routes by method and path. */
export class Routing<Route extends { readonly method: Method; readonly path: string }> {
    readonly #router: Instance<HTTPVersion.V1>;

    constructor(private readonly routes: readonly Route[]) {
        const paths = JSON.stringify(routes.map(({ method, path }) => [method, path]));
        const router = routers.get(paths) ?? build(routes);
        routers.set(paths, router);
        this.#router = router;
    }

    find(method: string, path: string): Found<Route> | undefined {
        const known = METHODS.find((each) => each === method);
        const found = known && this.#router.find(known, path);
        const route: Route | undefined = this.routes[found?.store.place];
        return found && route ? { route, params: found.params } : undefined;
    }

    /** Whether a path leads somewhere by any method. */
    has(path: string): boolean {
        return METHODS.some((method) => this.#router.find(method, path) !== null);
    }
}

function build(routes: readonly { readonly method: Method; readonly path: string }[]): Instance<HTTPVersion.V1> {
    const router = findMyWay({ maxParamLength: 500 });
    for (const [place, { method, path }] of routes.entries()) router.on(method, path, unused, { place });
    return router;
}

/** The router is only asked where a path leads; it never calls. */
function unused(): void {
    throw new Error("The router does not call handlers.");
}
