const { ABSENT, DEFAULTS, DERIVED } = require("./properties");

const absent = Object.fromEntries(ABSENT.map((property) => [property, null]));
const outputsOf = (/** @type {object} */ inputs) => ({ ...absent, ...DERIVED, ...inputs });

/** @type {import("@pulumi/pulumi/dynamic").ResourceProvider} */
module.exports = {
    check: async (_olds, news) => ({ inputs: { ...DEFAULTS, ...news } }),
    diff: async () => ({}),
    create: async (inputs) => ({ id: inputs.name, outs: outputsOf(inputs) }),
    read: async (id, props) => ({
        id,
        props: outputsOf(props),
        inputs: Object.fromEntries(Object.entries(props).filter(([key, value]) => value !== null && !(key in DERIVED))),
    }),
    update: async (_id, _olds, news) => ({ outs: outputsOf(news) }),
    delete: async () => {},
};
