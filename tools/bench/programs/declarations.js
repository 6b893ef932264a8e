/** What both programs declare, so that the engine has the same to carry. */
exports.declarations = () =>
    Array.from({ length: Number(process.env.GROUPS) }, (_, at) => ({
        name: `branch-${at}`,
        description: "A branch office",
        location: "Lyon, France",
        latitude: 45.764,
        longitude: 4.8357,
    }));
