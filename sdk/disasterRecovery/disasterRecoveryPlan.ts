import * as pulumi from "@pulumi/pulumi";
import type { FindingsConfig } from "../../findings";
import { ArgumentChecks, checkedOutput } from "../argumentChecks";
import { getAppConnectorsOutput } from "../zpa/appConnector";
import { getServiceEdgesOutput } from "../zpa/serviceEdge";
import type { DisasterRecoverySettings } from "./disasterRecoverySettings";
import type { ManagementMode } from "./managementMode";
import { type AuthenticationTimeout, timeoutWarnings } from "./plan/authenticationTimeouts";
import { checkPlainArguments, coverFault, txtRecordFaults } from "./plan/checks";
import { contentOf, type PlanParts } from "./plan/content";
import type { PlanDocument, PlannedBusinessContinuity, PlannedTxtRecords, PlannedWaiver } from "./plan/document";
import { type PlanFinding, planFindings } from "./plan/findings";
import { planOf, planText } from "./plan/fingerprint";
import * as parts from "./plan/parts";
import { type Reachability, reachableBy } from "./plan/reachability";
import { RecordedResource } from "./recorded/resource";
import type { RunbookOptions } from "./runbook/commands";
import { runbookMarkdown, runbookPage } from "./runbook/runbook";

/** What `DisasterRecoveryPlan` takes: resources of the program, or results of lookups. */
export interface DisasterRecoveryPlanArgs {
    /** Domain, public key and maximum age of authentication. */
    settings: DisasterRecoverySettings;
    /** The segments that people need in a disaster, and others that the plan is to speak of. */
    segments: parts.PlanSegment[];
    /** The server groups of the segments. */
    serverGroups: parts.ServerGroupLike[];
    /** The App Connector groups of the server groups. */
    appConnectorGroups: parts.PlanAppConnectorGroup[];
    /** The Private Service Edge groups that users reach the segments through. */
    serviceEdgeGroups: parts.PlanGroup<parts.ServiceEdgeGroupLike>[];
    /** Private clouds, for business continuity. @default none */
    privateClouds?: parts.PrivateCloudLike[];
    /** @default none */
    privateCloudControllerGroups?: parts.ControllerGroupLike[];
    /** @default none */
    privateCloudControllers?: pulumi.Input<parts.ControllerFacts[]>;
    /** The business continuity settings. @default none; business continuity counts as not set up */
    businessContinuity?: pulumi.Input<PlannedBusinessContinuity>;
    /** App profiles of Client Connector. @default none; nothing is said about clients */
    clientProfiles?: parts.ClientProfileLike[];
    /** App Connectors of the groups. @default those that the service has */
    appConnectors?: pulumi.Input<parts.AppConnectorFacts[]>;
    /** Private Service Edges of the groups. @default those that the service has, with the addresses that they are published under, else connect from */
    serviceEdges?: pulumi.Input<parts.ServiceEdgeFacts[]>;
    /**
     * Authentication timeouts of the tenant's timeout policy rules, which this library does not manage: those of the portal, Policy > Timeout
     * Policy. A warning tells of a maximum age of authentication below the smallest of them, and of rules without a timeout.
     * @default none; nothing is compared
     */
    authenticationTimeouts?: AuthenticationTimeout[];
    /** TXT records by state that were signed beforehand, to keep beside the plan. @default none */
    txtRecords?: pulumi.Input<PlannedTxtRecords>;
    /** How long resolvers keep the records, from 30 to 900 seconds. @default 30 */
    ttlSeconds?: number;
    /** The day by which the next drill is due, such as `2027-03-31`. @default none */
    nextDrillDue?: string;
    /** People or roles who may begin disaster recovery. @default none */
    decidedBy?: string[];
    /** Findings that are accepted for a while, each with object, reason and end. @default none */
    waivers?: PlannedWaiver[];
    /** By rule, whether a finding is left out, reported, or stops the update. @default what the rule says */
    rules?: FindingsConfig["rules"];
    /** When the runbook is written, as no clock is read, and how a record is published. @default none; there is no runbook */
    runbook?: RunbookOptions;
}

/**
 * The plan for the day on which the Zscaler cloud is away: what is designated, which segments are reached then and how, which A records
 * clients need, and what would fail. It writes nothing but its own record in the state.
 *
 * @see https://help.zscaler.com/zpa/configuring-disaster-recovery
 *
 * @example Plan of one region
 * const plan = new DisasterRecoveryPlan("production", {
 *     settings,
 *     segments: [{ segment: erp }],
 *     serverGroups: [servers],
 *     appConnectorGroups: [{ group: connectors, region: "eu" }],
 *     serviceEdgeGroups: [{ group: edges, region: "eu" }],
 *     nextDrillDue: "2027-03-31",
 *     decidedBy: ["Head of IT"],
 * });
 * export const planJson = plan.planJson;
 */
export class DisasterRecoveryPlan extends pulumi.ComponentResource {
    /** The plan. */
    readonly document: pulumi.Output<PlanDocument>;
    /** The text of `plan.json`. */
    readonly planJson: pulumi.Output<string>;
    /** Addresses of the service edges that are designated: what the Disaster Recovery domain must have as A records. */
    readonly aRecords: pulumi.Output<string[]>;
    readonly txtRecords: pulumi.Output<PlannedTxtRecords | undefined>;
    /** For each segment, whether and how it is reached. */
    readonly reachability: pulumi.Output<Reachability[]>;
    /** What would keep the plan from working, without what waivers accept. */
    readonly findings: pulumi.Output<PlanFinding[]>;
    /** What is done on the day, as Markdown, if `runbook` is set. */
    readonly runbook: pulumi.Output<string | undefined>;
    /** The same as a page for a browser and for paper, which loads nothing. */
    readonly runbookPage: pulumi.Output<string | undefined>;

    /**
     * Makes the plan.
     * @throws {InvalidInputError} if an argument is wrong, a segment covers the Disaster Recovery domain, a record cannot be used, or a
     * finding stops the update
     */
    constructor(name: string, args: DisasterRecoveryPlanArgs, options: pulumi.ComponentResourceOptions = {}) {
        super("zscaler:disasterRecovery:DisasterRecoveryPlan", name, {}, options);
        const subject = `DisasterRecoveryPlan "${name}"`;
        const { settings, ttlSeconds = 30, nextDrillDue, waivers = [], authenticationTimeouts = [] } = args;
        const checks = new ArgumentChecks(subject);
        checkPlainArguments({ ttlSeconds, nextDrillDue, waivers, authenticationTimeouts }, checks);
        checks.done();
        const content = checkedSegments(args, subject)
            .apply(() => checkedTexts(args, subject))
            .apply((txtRecords) =>
                pulumi.output(partsOf(this, name, args)).apply((known) => contentOf({ ...known, txtRecords })),
            );
        const unnumbered = content.apply((known) => planOf(known));
        const record = new PlanRecord(
            name,
            { plan: name, fingerprint: unnumbered.fingerprint, document: unnumbered },
            { parent: this },
        );
        this.document = pulumi.all([content, record.revision]).apply(([known, revision]) => planOf(known, revision));
        this.planJson = this.document.apply(planText);
        this.aRecords = this.document.apply(({ aRecords }) => [...aRecords]);
        this.txtRecords = this.document.apply(({ txtRecords }) => txtRecords);
        this.reachability = this.document.apply(reachableBy);
        this.findings = this.document.apply((plan) => [...planFindings(plan, args.rules, subject)]);
        const { runbook } = args;
        this.runbook = this.document.apply((plan) => runbook && runbookMarkdown(plan, runbook));
        this.runbookPage = this.document.apply((plan) => runbook && runbookPage(plan, runbook));
        // Of the settings alone, so that a preview of new objects warns, too.
        settingsOf(settings).maxAuthenticationAge.apply((age) =>
            Promise.all(timeoutWarnings(authenticationTimeouts, age).map((each) => pulumi.log.warn(each, this))),
        );
        this.registerOutputs({
            planJson: this.planJson,
            aRecords: this.aRecords,
            txtRecords: this.txtRecords,
            findings: this.findings,
            domainName: settings.domainName,
        });
    }

    /** Calculated from what the program declares. */
    get managementMode(): pulumi.Output<ManagementMode> {
        return pulumi.output("computed");
    }
}

/** The record of the plan in the state, which counts its changes. */
class PlanRecord extends RecordedResource {
    declare readonly revision: pulumi.Output<number>;

    constructor(name: string, inputs: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
        super("DisasterRecoveryPlan", name, inputs, ["revision"], options);
    }
}

function checkedSegments({ settings, segments }: DisasterRecoveryPlanArgs, subject: string): pulumi.Output<unknown> {
    return pulumi.all(
        segments.map(({ segment }) =>
            checkedOutput(
                pulumi.output({ domainName: settings.domainName, name: segment.name, names: segment.domainNames }),
                subject,
                ({ domainName, name, names }) => {
                    const fault = coverFault(domainName, names);
                    return fault && `segments "${name}" ${fault}`;
                },
            ),
        ),
    );
}

function checkedTexts(
    { settings, txtRecords }: DisasterRecoveryPlanArgs,
    subject: string,
): pulumi.Output<PlannedTxtRecords | undefined> {
    const { domainName, publicKeyPem } = settings;
    const given = pulumi.output({ domainName, publicKeyPem, txtRecords });
    return checkedOutput(given, subject, (known) => {
        const [fault] = known.txtRecords ? txtRecordFaults(known.txtRecords, known) : [];
        return fault;
    }).apply((known) => known.txtRecords);
}

function partsOf(parent: pulumi.Resource, name: string, args: DisasterRecoveryPlanArgs): pulumi.Input<PlanParts> {
    const { settings, segments, appConnectorGroups, serviceEdgeGroups } = args;
    const { privateClouds = [], clientProfiles = [], privateCloudControllerGroups = [] } = args;
    const all = <T>(keys: readonly (keyof T & string)[], objects: readonly object[]) =>
        objects.map((object) => parts.picked<T>(object, keys));
    return pulumi.output({
        name,
        ...settingsOf(settings),
        ttlSeconds: args.ttlSeconds ?? 30,
        nextDrillDue: args.nextDrillDue,
        decidedBy: args.decidedBy ?? [],
        waivers: args.waivers ?? [],
        businessContinuity: args.businessContinuity,
        segments: segments.map(({ segment, ...more }) => ({
            ...more,
            segment: parts.picked<parts.Plain<parts.SegmentLike>>(segment, parts.SEGMENT_KEYS),
        })),
        serverGroups: all<parts.Plain<parts.ServerGroupLike>>(parts.SERVER_GROUP_KEYS, args.serverGroups),
        appConnectorGroups: appConnectorGroups.map(({ group, ...more }) => ({
            ...more,
            group: parts.picked<parts.Plain<parts.AppConnectorGroupLike>>(group, parts.APP_CONNECTOR_GROUP_KEYS),
        })),
        serviceEdgeGroups: serviceEdgeGroups.map(({ group, ...more }) => ({
            ...more,
            group: parts.picked<parts.Plain<parts.ServiceEdgeGroupLike>>(group, parts.SERVICE_EDGE_GROUP_KEYS),
        })),
        privateClouds: all<parts.Plain<parts.PrivateCloudLike>>(parts.PRIVATE_CLOUD_KEYS, privateClouds),
        controllerGroups: all<parts.Plain<parts.ControllerGroupLike>>(
            parts.CONTROLLER_GROUP_KEYS,
            privateCloudControllerGroups,
        ),
        clientProfiles: all<parts.Plain<parts.ClientProfileLike>>(parts.CLIENT_PROFILE_KEYS, clientProfiles),
        appConnectors: args.appConnectors ?? getAppConnectorsOutput({}, { parent }),
        serviceEdges: args.serviceEdges ?? getServiceEdgesOutput({}, { parent }),
        controllers: args.privateCloudControllers ?? [],
    }) as pulumi.Output<unknown> as pulumi.Output<PlanParts>;
}

function settingsOf(settings: DisasterRecoverySettings) {
    const { domainName, publicKeyPem, publicKeyFingerprint, fingerprint, attested } = settings;
    const { maximumAuthenticationAge, maximumAuthenticationAgeSeconds: seconds } = settings;
    return {
        domainName,
        publicKey: pulumi
            .all([publicKeyPem, publicKeyFingerprint])
            .apply(([pem, key]) => (pem === undefined || key === undefined ? undefined : { pem, fingerprint: key })),
        maxAuthenticationAge: pulumi
            .all([maximumAuthenticationAge, seconds])
            .apply(([{ value, unit }, known]) => ({ value, unit, seconds: known })),
        settings: pulumi.all([fingerprint, attested, settings.attestation]).apply(([known, isAttested, by]) => ({
            fingerprint: known,
            attested: isAttested === true,
            ...(by && { attestedBy: by.by, attestedAt: by.at }),
        })),
    };
}
