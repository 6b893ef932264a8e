const { ABSENT, DEFAULTS, DERIVED } = require("./properties");

const absent = Object.fromEntries(ABSENT.map((property) => [property, null]));
const outputsOf = (/** @type {object} */ inputs) => ({ ...absent, ...DERIVED, ...inputs });
// Loaded only where calls are to be made, as loading it takes time as well.
const calls = () => (process.env.FLOOR_CALLS ? require("./calls") : undefined);

/** @type {import("@pulumi/pulumi/dynamic").ResourceProvider} */
module.exports = {
    check: async (_olds, news) => ({ inputs: { ...DEFAULTS, ...news } }),
    diff: async () => ({}),
    create: async (inputs) => ({ id: (await calls()?.create(inputs)) ?? inputs.name, outs: outputsOf(inputs) }),
    read: async (id, props) => {
        await calls()?.read(id);
        const inputs = Object.entries(props).filter(([key, value]) => value !== null && !(key in DERIVED));
        return { id, props: outputsOf(props), inputs: Object.fromEntries(inputs) };
    },
    update: async (_id, _olds, news) => ({ outs: outputsOf(news) }),
    delete: async (id) => {
        await calls()?.remove(id);
    },
};
