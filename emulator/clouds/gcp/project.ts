import { type FunctionFacts, refused } from "../facts";
import { isLinkedBy } from "../objects";
import { text, type Value } from "../values";
import { pathOf, projectNumber, zonesOf } from "./common";
import { getImage } from "./images";
import { NETWORK, SUBNETWORK } from "./network";

/** Where the probes of balancers come from, as the documentation of the provider says. */
const PROBES = ["35.191.0.0/16", "130.211.0.0/22"];
const PASSTHROUGH_PROBES = ["35.191.0.0/16", "209.85.152.0/22", "209.85.204.0/22"];

/** What programs look up about the project, the region, and what is in them. */
export const functions: Readonly<Record<string, FunctionFacts>> = {
    "gcp:organizations/getProject:getProject": ({ projectId }, { scope }) => {
        const project = text(projectId) ?? scope.project ?? "";
        return { id: `projects/${project}`, projectId: project, name: project, number: projectNumber(project) };
    },
    "gcp:organizations/getClientConfig:getClientConfig": (_args, { scope: { project, region, zone } }) => ({
        id: `projects/${project}`,
        ...{ project, region, zone },
    }),
    "gcp:compute/getZones:getZones": (_args, { scope: { project = "", region = "" } }) => ({
        id: `projects/${project}/regions/${region}`,
        ...{ project, region, names: zonesOf(region) },
    }),
    "gcp:compute/getLBIPRanges:getLBIPRanges": () => ({
        id: "compute-lb-ip-ranges",
        networks: PASSTHROUGH_PROBES,
        httpSslTcpInternals: PROBES,
    }),
    "gcp:compute/getImage:getImage": getImage,
    "gcp:compute/getNetwork:getNetwork": found(NETWORK, "global", "networks"),
    "gcp:compute/getSubnetwork:getSubnetwork": found(SUBNETWORK, "region", "subnetworks"),
    "gcp:secretmanager/getSecret:getSecret": found("gcp:secretmanager/secret:Secret", "global", "secrets"),
};

/** A lookup by link, or by name in the scope. */
function found(type: string, extent: "global" | "region", collection: string): FunctionFacts {
    return ({ selfLink, name, secretId }, { objects, scope }) => {
        const wanted = text(selfLink) ?? pathOf(extent, collection, text(name) ?? "", scope);
        const object = objects.all(type).find((each) => isLinkedBy(each, wanted) || isNamed(each.id, secretId));
        if (!object) throw refused("notFound", `The resource '${text(secretId) ?? wanted}' was not found`);
        return { ...object.outputs, id: object.id };
    };
}

function isNamed(id: string, secretId: Value | undefined): boolean {
    return text(secretId) !== undefined && id.endsWith(`/secrets/${text(secretId)}`);
}
