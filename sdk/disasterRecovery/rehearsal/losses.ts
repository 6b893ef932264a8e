import type { PlanDocument } from "../plan/document";
import type { Connection } from "./audiences";
import type { Scenario } from "./scenario";

/** What is lost beside segments, and why. */
export interface Loss {
    readonly what:
        | "access policy"
        | "microtenant isolation"
        | "logs"
        | "enrollment"
        | "configuration"
        | "portal"
        | "certificates"
        | "clients"
        | "sessions";
    readonly mode: Connection;
    readonly reason: string;
}

const NOT_CLIENTS = "Browser Access, machine tunnels, Cloud Connectors and Branch Connectors do not work.";

/** @param connections How clients of the scenario connect. */
export function lossesOf(plan: PlanDocument, scenario: Scenario, connections: ReadonlySet<Connection>): Loss[] {
    return [
        ...(connections.has("disaster recovery") ? ofDisasterRecovery(plan) : []),
        ...(connections.has("business continuity") ? ofBusinessContinuity(plan) : []),
        ...(scenario.cloudGone
            ? [
                  {
                      what: "portal",
                      mode: "none",
                      reason: "The portal and the API are away with the cloud: nothing can be changed or read there.",
                  } as const,
              ]
            : []),
    ];
}

function ofDisasterRecovery(plan: PlanDocument): Loss[] {
    const mode = "disaster recovery";
    const designated = plan.segments.filter((segment) => segment.designated && segment.enabled);
    const tenants = new Set(designated.flatMap(({ microtenantId }) => microtenantId ?? []));
    const restarting = [...plan.appConnectorGroups, ...plan.serviceEdgeGroups].filter((group) => group.designated);
    const loss = (what: Loss["what"], reason: string): Loss => ({ what, mode, reason });
    return [
        loss(
            "access policy",
            `Access policy is not enforced: every user who has switched reaches ${designated.length === 1 ? "the designated segment" : `all ${designated.length} designated segments`}.`,
        ),
        ...(tenants.size > 0
            ? [
                  loss(
                      "microtenant isolation",
                      `Designated segments of ${tenants.size} microtenant${tenants.size === 1 ? "" : "s"} are open to the users of all others.`,
                  ),
              ]
            : []),
        loss(
            "logs",
            "App Connectors and service edges stream no logs; what users do meanwhile is not recorded by Zscaler.",
        ),
        loss("enrollment", "Users, clients, App Connectors and service edges cannot enroll; SCIM is not updated."),
        loss("clients", `${NOT_CLIENTS} AppProtection and source IP anchoring do not, either.`),
        loss(
            "configuration",
            "App Connectors and service edges serve what they have saved; changes wait until disaster recovery ends.",
        ),
        loss(
            "sessions",
            `The machines of ${restarting.length} designated groups restart, and drop their sessions, when it begins and when it ends.`,
        ),
    ];
}

function ofBusinessContinuity({ privateClouds, businessContinuity }: PlanDocument): Loss[] {
    const mode = "business continuity";
    const unset = privateClouds.filter(({ renewalThresholdDays }) => renewalThresholdDays === undefined);
    return [
        { what: "configuration", mode, reason: "Configuration does not change, and nothing is upgraded." },
        { what: "clients", mode, reason: `${NOT_CLIENTS} Source IP anchoring does not, either.` },
        {
            what: "certificates",
            mode,
            reason: `Certificates are not renewed.${unset.length > 0 ? ` ${unset.length} private clouds have no renewal threshold.` : ""}`,
        },
        ...(businessContinuity?.newUsers
            ? []
            : [{ what: "enrollment", mode, reason: "Users who have not enrolled before cannot." } as const]),
    ];
}
