const pulumi = require("@pulumi/pulumi");
const { declarations } = require("../declarations");
const { ABSENT, DEFAULTS, DERIVED } = require("./properties");

// Its state leads to a file as the library's does, so that the difference is what the library does.
const __provider = `exports.handler=()=>require("module").createRequire(process.cwd()+"/_")("./provider.js")`;
// Every property that a class offers is declared, as the classes of the library do.
const offered = Object.fromEntries(
    [...Object.keys(DEFAULTS), ...Object.keys(DERIVED), ...ABSENT].map((property) => [property, undefined]),
);

class Nothing extends pulumi.CustomResource {}

for (const declaration of declarations()) {
    new Nothing("pulumi-nodejs:dynamic/bench:Nothing", declaration.name, { ...offered, ...declaration, __provider });
}
