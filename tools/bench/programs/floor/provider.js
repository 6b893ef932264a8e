/** @type {import("@pulumi/pulumi/dynamic").ResourceProvider} */
module.exports = {
    check: async (_olds, news) => ({ inputs: news }),
    diff: async () => ({}),
    create: async (inputs) => ({ id: inputs.name, outs: { ...inputs } }),
    read: async (id, props) => ({ id, props: { ...props }, inputs: { ...props } }),
    update: async (_id, _olds, news) => ({ outs: { ...news } }),
    delete: async () => {},
};
