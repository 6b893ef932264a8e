const pulumi = require("@pulumi/pulumi");
const { declarations } = require("../declarations");

// Its state leads to a file as the library's does, so that the difference is what the library does.
const __provider = `exports.handler=()=>require("module").createRequire(process.cwd()+"/_")("./provider.js")`;

class Nothing extends pulumi.CustomResource {}

for (const declaration of declarations()) {
    new Nothing("pulumi-nodejs:dynamic/bench:Nothing", declaration.name, { ...declaration, __provider });
}
