/** Imports point one way; a program that declares resources loads neither zod nor the transport. */
const between = (name, from, to, more = {}) => ({
    name,
    severity: "error",
    from: { path: from },
    to: { path: to, ...more },
});

/** The classes of errors and what they are made with, and what can scale: what programs load together with the resources. */
const SHARED =
    "^provider/(http/(errors/(errors|zscalerError|redact|knownSecrets)|clock|text)|contract/recovery(Key|Domain)|cloudConnector/provisioningUrl/autoScalingSupport)\\.ts$";

module.exports = {
    forbidden: [
        between(
            "provider-knows-no-program",
            "^provider/",
            "^(sdk|emulator|findings|policy|review|drift|importing|views|cli|tests|tools|examples)/",
        ),
        between("provider-knows-no-pulumi", "^provider/(?!hosts/dynamic/)", "^node_modules/@pulumi/"),
        between("transport-knows-no-resource", "^provider/http/", "^provider/(?!http/|connection/)"),
        between("rooms-know-no-product", "^provider/(?!zpa/|cloudConnector/)[^/]+/", "^provider/(zpa|cloudConnector)/"),
        between("products-know-no-other", "^provider/(zpa|cloudConnector)/", "^provider/(zpa|cloudConnector)/", {
            pathNot: "^provider/$1/",
        }),
        between(
            "sdk-loads-no-provider",
            "^sdk/",
            "^(provider|emulator|findings|policy|review|drift|importing|views|cli|tests|tools|examples)/",
            {
                dependencyTypesNot: ["type-only", "require"],
                pathNot: SHARED,
            },
        ),
        between("shared-code-loads-nothing-else", SHARED, "^(provider|node_modules)/", {
            pathNot: SHARED,
            dependencyTypesNot: ["type-only"],
        }),
        between(
            "only-lookups-and-checks-beforehand-load-the-provider",
            "^sdk/(?!(lookup|declarations|disasterRecovery/plan/findings)\\.ts$)",
            "^(provider|emulator|findings|policy|review|drift|importing|views|cli|tests|tools|examples)/",
            {
                dependencyTypes: ["require"],
            },
        ),
        between(
            "findings-know-no-door",
            "^findings/",
            "^(emulator|policy|review|drift|importing|views|cli|tests|tools|examples)/",
        ),
        between(
            "emulator-shares-no-mistakes",
            "^emulator/",
            "^(provider|sdk|findings|policy|review|drift|importing|views|cli|tests|tools|examples)/",
        ),
        between("clouds-know-no-other-cloud", "^sdk/(aws|azure|gcp)/", "^sdk/(aws|azure|gcp)/", {
            pathNot: "^sdk/$1/",
        }),
        between(
            "only-components-of-a-cloud-load-its-sdk",
            "^(provider|emulator|cli|sdk/(?!(aws|azure|gcp)/))",
            "^node_modules/@pulumi/(aws|azure-native|gcp)/",
        ),
        between(
            "resources-load-no-components",
            "^sdk/(?!(aws|azure|gcp|deployment)/)",
            "^sdk/(aws|azure|gcp|deployment)/",
        ),
        between(
            "simulated-clouds-know-no-other-cloud",
            "^emulator/clouds/(aws|azure|gcp)/",
            "^emulator/clouds/(aws|azure|gcp)/",
            {
                pathNot: "^emulator/clouds/$1/",
            },
        ),
        between(
            "shipped-code-needs-no-tools",
            "^(provider|sdk|emulator|findings|policy|review|drift|importing|views|cli)/",
            "^(tests|tools|examples)/",
        ),
        {
            name: "no-cycles",
            severity: "error",
            from: {},
            to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
        },
    ],
    options: {
        tsConfig: { fileName: "tsconfig.json" },
        tsPreCompilationDeps: "specify",
        doNotFollow: { path: "node_modules" },
        exclude: { path: "^(dist|\\.work)/" },
    },
};
