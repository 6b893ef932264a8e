import { InvalidInputError } from "../../errors";
import {
    AGE_UNITS,
    PLAN_FORMAT,
    type PlanContent,
    type PlanDocument,
    type PlannedAppConnectorGroup,
    type PlannedBusinessContinuity,
    type PlannedClientProfile,
    type PlannedConnector,
    type PlannedController,
    type PlannedControllerGroup,
    type PlannedPrivateCloud,
    type PlannedPublicKey,
    type PlannedSegment,
    type PlannedServerGroup,
    type PlannedServiceEdge,
    type PlannedServiceEdgeGroup,
    type PlannedSettings,
    type PlannedTxtRecords,
    type PlannedWaiver,
    SEGMENT_KINDS,
} from "./document";
import { fingerprintOf } from "./fingerprint";
import { flag, list, object, oneOf, optional, quantity, type Reader, text, WHOLE } from "./shape";

/**
 * Reads the text of `plan.json`.
 *
 * @param name what the text comes from, for the error
 * @throws {InvalidInputError} naming each property that is wrong; if the text was changed after it was written; if a later version wrote it
 */
export function readPlan(source: string, name = WHOLE): PlanDocument {
    const { document, faults } = parsed(source);
    const [first, ...others] = faults;
    if (document && first === undefined) return document;
    throw new InvalidInputError({
        operation: `read ${name}`,
        problem:
            others.length === 0
                ? (first ?? "")
                : `${faults.length} properties are wrong:\n${faults.map((each) => `  - ${each}`).join("\n")}`,
        nextStep: "Write plan.json again from the stack's output.",
    });
}

function parsed(source: string): { document?: PlanDocument | undefined; faults: string[] } {
    let value: unknown;
    try {
        value = JSON.parse(source);
    } catch {
        return { faults: ["the text is no JSON"] };
    }
    const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
    if (typeof format === "string" && format !== PLAN_FORMAT) {
        return {
            faults: [
                `format is "${format}", and this version reads "${PLAN_FORMAT}"; use the version that wrote the plan`,
            ],
        };
    }
    const faults: string[] = [];
    const document = plan(value, WHOLE, faults);
    if (!document || faults.length > 0) return { faults };
    const { format: _, fingerprint, revision: __, ...content } = document;
    const expected = fingerprintOf(content);
    if (fingerprint !== expected) {
        faults.push(`fingerprint is "${fingerprint}", and that of the content is "${expected}"; the file was changed`);
    }
    return { document, faults };
}

const texts = list(text);

const segment = object<PlannedSegment>({
    id: text,
    name: text,
    kind: oneOf(SEGMENT_KINDS),
    domainNames: texts,
    designated: flag,
    incomplete: optional(flag),
    critical: flag,
    enabled: flag,
    sourceIpAnchored: flag,
    microtenantId: optional(text),
    serverGroupIds: texts,
});
const connector = object<PlannedConnector>({
    id: text,
    name: text,
    enabled: flag,
    version: optional(text),
    certificateExpires: optional(text),
    diskGb: optional(quantity),
});
const appConnectorGroup = object<PlannedAppConnectorGroup>({
    id: text,
    name: text,
    designated: flag,
    enabled: flag,
    region: optional(text),
    latitude: optional(quantity),
    longitude: optional(quantity),
    privateCloudId: optional(text),
    connectors: list(connector),
});
const serviceEdge = object<PlannedServiceEdge>({
    id: text,
    name: text,
    enabled: flag,
    addresses: texts,
    publishDomain: optional(text),
    version: optional(text),
});
const serviceEdgeGroup = object<PlannedServiceEdgeGroup>({
    id: text,
    name: text,
    designated: flag,
    enabled: flag,
    exclusiveForBusinessContinuity: optional(flag),
    region: optional(text),
    privateCloudId: optional(text),
    serviceEdges: list(serviceEdge),
});
const controller = object<PlannedController>({ id: text, name: text, enabled: flag, version: optional(text) });
const privateCloud = object<PlannedPrivateCloud>({
    id: text,
    name: text,
    enabled: flag,
    renewalThresholdDays: optional(quantity),
    forced: optional(flag),
    forcedSince: optional(text),
    controllerGroups: list(object<PlannedControllerGroup>({ id: text, name: text, controllers: list(controller) })),
});
const clientProfile = object<PlannedClientProfile>({
    id: text,
    name: text,
    platform: optional(text),
    enabled: flag,
    domainName: optional(text),
    publicKeyFingerprint: optional(text),
    testGroup: flag,
});

const plan: Reader<PlanDocument> = object<PlanDocument>({
    format: oneOf([PLAN_FORMAT]),
    name: text,
    fingerprint: text,
    revision: optional(quantity),
    domainName: text,
    publicKey: optional(object<PlannedPublicKey>({ pem: text, fingerprint: text })),
    maxAuthenticationAge: object<PlanContent["maxAuthenticationAge"]>({
        value: quantity,
        unit: oneOf(AGE_UNITS),
        seconds: quantity,
    }),
    ttlSeconds: quantity,
    settings: object<PlannedSettings>({
        fingerprint: text,
        attested: flag,
        attestedBy: optional(text),
        attestedAt: optional(text),
    }),
    nextDrillDue: optional(text),
    decidedBy: texts,
    segments: list(segment),
    serverGroups: list(object<PlannedServerGroup>({ id: text, name: text, appConnectorGroupIds: texts })),
    appConnectorGroups: list(appConnectorGroup),
    serviceEdgeGroups: list(serviceEdgeGroup),
    privateClouds: list(privateCloud),
    clientProfiles: list(clientProfile),
    businessContinuity: optional(
        object<PlannedBusinessContinuity>({
            domainName: text,
            secondsBeforeEntering: optional(quantity),
            secondsBeforeLeaving: optional(quantity),
            newUsers: optional(flag),
        }),
    ),
    aRecords: texts,
    txtRecords: optional(
        object<PlannedTxtRecords>({ off: optional(texts), test: optional(texts), on: optional(texts) }),
    ),
    waivers: list(object<PlannedWaiver>({ finding: text, object: text, reason: text, until: text })),
});
