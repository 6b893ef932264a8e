import type { PlanDocument } from "../../sdk/disasterRecovery/plan/document";
import type { PlannedObject, PlannedStack } from "../object";
import { CONTINUITY, PLAN, PROFILE, SETTINGS } from "../rules/planTypes";

/** What a disaster recovery plan knows, as the objects that rules look at, with the properties that resources have. */

interface Named {
    readonly id: string;
    readonly name: string;
}

/** @param urn Of the plan; those of its objects begin with it. */
export function stackOfPlan(plan: PlanDocument, urn = `plan:${plan.name}`): PlannedStack {
    const object = (type: string, { id, name }: Named, values: object): PlannedObject => ({
        urn: type === PLAN ? urn : `${urn}::${type}::${id}`,
        type,
        name,
        id,
        values: Object.fromEntries(Object.entries({ ...values, name }).filter(([, value]) => value !== undefined)),
        tellsSecrets: true,
    });
    const { segments, serverGroups, appConnectorGroups, serviceEdgeGroups, privateClouds, businessContinuity } = plan;
    return {
        objects: [
            ...segments.map((segment) =>
                object("zpa:ApplicationSegment", segment, {
                    enabled: segment.enabled,
                    disasterRecovery: segment.designated,
                    disasterRecoveryIncomplete: segment.incomplete,
                    sourceIpAnchoring: segment.sourceIpAnchored,
                    microtenantId: segment.microtenantId,
                    domainNames: segment.domainNames,
                    serverGroups: some(segment.serverGroupIds),
                    kind: segment.kind,
                    critical: segment.critical,
                }),
            ),
            ...serverGroups.map((group) =>
                object("zpa:ServerGroup", group, { appConnectorGroups: some(group.appConnectorGroupIds) }),
            ),
            ...appConnectorGroups.map((group) =>
                object("zpa:AppConnectorGroup", group, {
                    ...designation(group),
                    connectors: group.connectors.map(member),
                }),
            ),
            ...serviceEdgeGroups.map((group) =>
                object("zpa:ServiceEdgeGroup", group, {
                    ...designation(group),
                    serviceEdges: group.serviceEdges.map(member),
                }),
            ),
            ...privateClouds.map((cloud) =>
                object("zpa:PrivateCloud", cloud, {
                    enabled: cloud.enabled,
                    certificateRenewalDays: cloud.renewalThresholdDays,
                    businessContinuityForced: cloud.forced,
                    forcedSince: cloud.forcedSince,
                    privateCloudControllerGroups: some(cloud.controllerGroups.map(({ id }) => id)),
                    appConnectorGroups: some(inCloud(appConnectorGroups, cloud.id)),
                    serviceEdgeGroups: some(inCloud(serviceEdgeGroups, cloud.id)),
                }),
            ),
            ...privateClouds
                .flatMap(({ controllerGroups }) => controllerGroups)
                .map((group) =>
                    object("zpa:PrivateCloudControllerGroup", group, { controllers: group.controllers.map(member) }),
                ),
            ...plan.clientProfiles.map((profile) => object(PROFILE, profile, profile)),
            ...(businessContinuity ? [object(CONTINUITY, CONTINUITY_NAMED, businessContinuity)] : []),
            object(SETTINGS, SETTINGS_NAMED, {
                domainName: plan.domainName,
                publicKeyFingerprint: plan.publicKey?.fingerprint,
                attested: plan.settings.attested,
            }),
            object(
                PLAN,
                { id: plan.fingerprint, name: plan.name },
                {
                    domainName: plan.domainName,
                    publicKey: plan.publicKey?.pem,
                    aRecords: plan.aRecords,
                    txtRecords: plan.txtRecords,
                },
            ),
        ],
    };
}

const SETTINGS_NAMED: Named = { id: "disasterRecovery", name: "Disaster Recovery settings" };
const CONTINUITY_NAMED: Named = { id: "businessContinuity", name: "Business continuity settings" };

const designation = ({ enabled, designated }: { readonly enabled: boolean; readonly designated: boolean }) => ({
    enabled,
    disasterRecovery: designated,
});

/** As lookups show machines. */
const member = <M extends { readonly version?: string }>({ version, ...machine }: M) => ({
    ...machine,
    ...(version !== undefined && { currentVersion: version }),
});

const inCloud = (groups: readonly (Named & { readonly privateCloudId?: string })[], cloud: string): string[] =>
    groups.filter(({ privateCloudId }) => privateCloudId === cloud).map(({ id }) => id);

/** As programs leave out an empty list. */
const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);
