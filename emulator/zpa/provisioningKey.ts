import { randomBytes } from "node:crypto";
import type { CollectionDefinition, Reference, RuleCheck } from "../core/collection";
import { invalid } from "../core/errors";
import { addresses, derived, flag, internal, kept, nameText, reference, text, wholeNumber } from "../core/fields";
import { type Call, customerPath, type Reply } from "../core/http";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { answer } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { audit, management, ownMicrotenant } from "./common/commonFields";
import { requirePrivateCloud } from "./privateCloudControllerGroup";

/** What a key enrols machines into: association type -> collection of the group. */
export const COMPONENTS: Readonly<Record<string, string>> = {
    CONNECTOR_GRP: "appConnectorGroup",
    SERVICE_EDGE_GRP: "serviceEdgeGroup",
    NP_ASSISTANT_GRP: "appConnectorGroup",
    SITE_CONTROLLER_GRP: "privateCloudControllerGroup",
    EXPORTER_GRP: "privateExporterGroup",
};

export const provisioningKey: CollectionDefinition = {
    name: "provisioningKey",
    typeName: "Provisioning Key",
    ids: "provisioningKey",
    limit: 100,
    createStatus: 200,
    fields: {
        ...audit,
        name: nameText(),
        usageCount: kept({ default: "0" }),
        maxUsage: wholeNumber({ min: 1 }, { required: "create" }),
        zcomponentId: { ...text({ required: "create", access: "createOnly" }) },
        enabled: flag(true),
        zcomponentName: derived(componentName, { inCreateAnswer: "never" }),
        exportable: flag(true),
        ...management,
        enrollmentCertId: reference("enrollmentCert", { required: "create" }),
        enrollmentCertName: derived(certificateName, { inCreateAnswer: "never" }),
        provisioningKey: kept({
            answer: (key) => (key.exportable === false ? undefined : key.provisioningKey),
            createAnswer: (key) => key.provisioningKey,
        }),
        uiConfig: text(),
        ipAcl: addresses(),
        expirationInEpochSec: wholeNumber({}),
        ...ownMicrotenant,
        associationType: internal(),
    },
    uniqueWithin: (key) => String(key.associationType),
    references: (key): Reference[] => [
        { collection: COMPONENTS[String(key.associationType)] ?? "", id: String(key.zcomponentId) },
        { collection: "enrollmentCert", id: String(key.enrollmentCertId) },
    ],
    rules(key, check) {
        if (check.previous) updateRules(key, check);
        else createRules(key, check);
        const certificate = check.tenant.collection("enrollmentCert").get(String(key.enrollmentCertId));
        if (certificate && certificate.allowSigning !== true) check.invalid("enrollmentCertId");
    },
};

const path = customerPath("v1", "associationType/:associationType/provisioningKey");

export const part: EmulatorModule = {
    collections: [provisioningKey],
    routes: [
        {
            method: "GET",
            path,
            handle: (call) => {
                const type = associationType(call);
                const where = { name: type, holds: (key: StoredObject) => key.associationType === type };
                return call.list(provisioningKey, undefined, { where });
            },
        },
        { method: "POST", path, handle: create },
        {
            method: "GET",
            path: `${path}/:id`,
            handle: (call) => ({ status: 200, body: call.view(provisioningKey, find(call).id) }),
        },
        { method: "PUT", path: `${path}/:id`, handle: (call) => call.update(provisioningKey, find(call)) },
        { method: "DELETE", path: `${path}/:id`, handle: (call) => call.remove(provisioningKey, find(call)) },
        {
            method: "GET",
            path: customerPath("v1", "associationType/:associationType/zcomponent/:component/provisioningKey"),
            handle: ofComponent,
        },
    ],
};

function create(call: Call): Reply {
    const { tenant } = call;
    const type = associationType(call);
    if (type === "SITE_CONTROLLER_GRP") requirePrivateCloud(tenant);
    if (tenant.switches.oauth2Enrolment === "on") throw invalid(["associationType"]);
    return call.create(provisioningKey, { associationType: type });
}

/** A key is only known together with its association type. */
function find(call: Call): StoredObject {
    const key = call.find(provisioningKey);
    if (key.associationType !== associationType(call)) throw call.notFound(key.id);
    return key;
}

function ofComponent(call: Call): Reply {
    const collection = call.collection(provisioningKey);
    const type = associationType(call);
    const keys = [...collection.values()].filter(
        (key) =>
            key.associationType === type &&
            key.zcomponentId === call.params.component &&
            (call.scope === undefined || key.microtenantId === call.scope),
    );
    return { status: 200, body: keys.map((key): Json => answer(call.tenant, collection, key)) };
}

function associationType(call: Call): string {
    const type = call.params.associationType ?? "";
    if (!Object.hasOwn(COMPONENTS, type)) throw invalid(["associationType"]);
    return type;
}

function createRules(key: StoredObject, check: RuleCheck): void {
    const component = componentOf(key, check.tenant);
    if (key.zcomponentId !== undefined && (!component || component.microtenantId !== key.microtenantId)) {
        check.invalid("zcomponentId");
    }
    key.provisioningKey = newKey(check.tenant);
}

function updateRules(key: StoredObject, check: RuleCheck): void {
    if (check.previous?.exportable === false && key.exportable === true) check.invalid("exportable");
}

/** Version, enrolment host, and a value that carries the id of its own that machines present. */
function newKey(tenant: Tenant): string {
    return `3|api.private.zscaler.com|${randomBytes(288).toString("base64")}-${tenant.nextId()}`;
}

function componentOf(key: StoredObject, tenant: Tenant): StoredObject | undefined {
    const collection = COMPONENTS[String(key.associationType)];
    return collection === undefined ? undefined : tenant.collection(collection).get(String(key.zcomponentId));
}

function componentName(key: StoredObject, tenant: Tenant): Json | undefined {
    return componentOf(key, tenant)?.name;
}

function certificateName(key: StoredObject, tenant: Tenant): Json | undefined {
    return tenant.collection("enrollmentCert").get(String(key.enrollmentCertId))?.name;
}
