import { z } from "zod";
import { nameIn, tokenIn } from "../sdk/urn";
import { slugOf } from "./identifiers";
import { keyOf } from "./model";
import type { Program } from "./program";
import { ORDER } from "./ruleOrder";
import type { Tenant } from "./tenant";

/** What the state of another tool says of the objects that it manages: their ids, and what its program calls them. */

/** Types of the Terraform providers, each with the class of pulumi-zpa and the type of this library. */
const TYPES: readonly (readonly [terraform: string, pulumiZpa: string | undefined, type: string])[] = [
    ["zpa_app_connector_group", "ConnectorGroup", "zpa:AppConnectorGroup"],
    ["zpa_provisioning_key", "ProvisioningKey", "zpa:ProvisioningKey"],
    ["zpa_app_connector_assistant_schedule", "AppConnectorAssistantSchedule", "zpa:AppConnectorSchedule"],
    ["zpa_service_edge_group", "ServiceEdgeGroup", "zpa:ServiceEdgeGroup"],
    ["zpa_service_edge_assistant_schedule", "ServiceEdgeAssistantSchedule", "zpa:ServiceEdgeSchedule"],
    ["zpa_private_cloud", "PrivateCloud", "zpa:PrivateCloud"],
    ["zpa_private_cloud_group", "PrivateCloudGroup", "zpa:PrivateCloudControllerGroup"],
    ["zpa_server_group", "ServerGroup", "zpa:ServerGroup"],
    ["zpa_application_server", "ApplicationServer", "zpa:ApplicationServer"],
    ["zpa_application_segment", "ApplicationSegment", "zpa:ApplicationSegment"],
    ["zpa_segment_group", "SegmentGroup", "zpa:SegmentGroup"],
    ["zpa_policy_access_rule", "PolicyAccessRule", "zpa:AccessRule"],
    ["zpa_policy_access_rule_v2", "PolicyAccessRuleV2", "zpa:AccessRule"],
    ["zpa_policy_access_rule_reorder", "PolicyAccessReorderRule", ORDER],
    ["zpa_lss_config_controller", "LSSConfigController", "zpa:LogReceiver"],
    ["zpa_microtenant_controller", "Microtenant", "zpa:Microtenant"],
    ["zpa_c2c_ip_ranges", "C2CIPRanges", "zpa:ClientConnectorIpRange"],
    ["ztc_location_template", undefined, "cloudConnector:LocationTemplate"],
    ["ztc_provisioning_url", undefined, "cloudConnector:ProvisioningUrl"],
    ["ztc_traffic_forwarding_rule", undefined, "cloudConnector:TrafficForwardingRule"],
    ["ztc_traffic_forwarding_dns_rule", undefined, "cloudConnector:DnsControlRule"],
    ["ztc_traffic_forwarding_log_rule", undefined, "cloudConnector:LogAndControlRule"],
];

export const TERRAFORM_TYPES: ReadonlyMap<string, string> = new Map(TYPES.map(([theirs, , type]) => [theirs, type]));
export const PULUMI_CLASSES: ReadonlyMap<string, string> = new Map(
    TYPES.flatMap(([, theirs, type]) => (theirs === undefined ? [] : [[theirs, type] as const])),
);

/** An object in the state of another tool. */
export interface Foreign {
    /** How that tool names it. @example "module.lyon.zpa_server_group.shared" */
    readonly address: string;
    /** The type of this library. */
    readonly type: string;
    readonly id: string;
    /** What its program calls it. */
    readonly name: string;
    /** The module or the component that it is in. @default none */
    readonly within?: string | undefined;
    /** The command by which that tool forgets it without deleting it. */
    readonly forget: string;
}

export interface ForeignState {
    /** In an order in which each can be forgotten after what needs it. */
    readonly objects: readonly Foreign[];
    /** Addresses of what this library cannot import. */
    readonly others: readonly string[];
}

const terraform = z.object({
    version: z.literal(4),
    resources: z.array(
        z.object({
            module: z.string().optional(),
            mode: z.string(),
            type: z.string(),
            name: z.string(),
            instances: z.array(
                z.object({
                    index_key: z.union([z.string(), z.number()]).optional(),
                    deposed: z.string().optional(),
                    attributes: z.object({ id: z.string().nullish() }).nullish(),
                }),
            ),
        }),
    ),
});

const exported = z.object({
    deployment: z.object({
        resources: z
            .array(
                z.object({
                    urn: z.string(),
                    type: z.string(),
                    custom: z.boolean().optional(),
                    id: z.string().optional(),
                    parent: z.string().optional(),
                    external: z.boolean().optional(),
                    delete: z.boolean().optional(),
                    protect: z.boolean().optional(),
                }),
            )
            .nullish(),
    }),
});

/**
 * Reads nothing but types, names and ids: states hold secrets.
 *
 * @param text A `terraform.tfstate` of version 4, or what `pulumi stack export` prints.
 * @throws {Error} if it is neither
 */
export function foreignState(text: string, file: string): ForeignState {
    const content = json(text);
    const ofTerraform = terraform.safeParse(content);
    if (ofTerraform.success) return inTerraform(ofTerraform.data);
    const ofPulumi = exported.safeParse(content);
    if (ofPulumi.success) return inPulumi(ofPulumi.data);
    throw new Error(
        `${file} is neither a state of Terraform 0.12 or later nor an export of a stack; write one with \`terraform state pull\` or \`pulumi stack export\``,
    );
}

function json(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        // No state: the caller says so.
        return undefined;
    }
}

function inTerraform({ resources }: z.infer<typeof terraform>): ForeignState {
    const objects: Foreign[] = [];
    const others: string[] = [];
    for (const { module, mode, type: theirs, name, instances } of resources) {
        if (mode !== "managed" || !/^(zpa|ztc)_/.test(theirs)) continue;
        const type = TERRAFORM_TYPES.get(theirs);
        for (const { index_key: index, deposed, attributes } of instances) {
            if (deposed !== undefined) continue;
            const key = index === undefined ? "" : `[${typeof index === "number" ? index : quoted(index)}]`;
            const address = `${module === undefined ? "" : `${module}.`}${theirs}.${name}${key}`;
            const id = attributes?.id;
            if (type === undefined || !id || isOtherOrder(type, id)) {
                others.push(address);
                continue;
            }
            const within = module === undefined ? undefined : labelOf(module.replace(/(^|\.)module\./g, "$1"));
            const own = index === undefined ? name : `${name}-${labelOf(String(index))}`;
            objects.push({ address, type, id, name: own, within, forget: `terraform state rm ${inShell(address)}` });
        }
    }
    return { objects: fullyNamed(objects), others };
}

/** The other tools order the rules of any policy by one type, whose ids are led by the policy. */
const isOtherOrder = (type: string, id: string): boolean => type === ORDER && !id.startsWith("ACCESS_POLICY");

function inPulumi({ deployment }: z.infer<typeof exported>): ForeignState {
    const objects: Foreign[] = [];
    const others: string[] = [];
    // What depends on others comes after them.
    for (const resource of [...(deployment.resources ?? [])].reverse()) {
        const { urn, type: token, id, parent = "", protect } = resource;
        const [, theirs] = /^zpa:[^:]+:(\w+)$/.exec(token) ?? [];
        if (theirs === undefined || resource.external || resource.delete || resource.custom === false) continue;
        const type = PULUMI_CLASSES.get(theirs);
        if (type === undefined || !id || isOtherOrder(type, id)) {
            others.push(urn);
            continue;
        }
        const isTop = parent === "" || tokenIn(parent) === "pulumi:pulumi:Stack";
        const within = isTop ? undefined : labelOf(nameIn(parent));
        // The next line of several that are pasted would be the answer to a question.
        const options = protect ? "--yes --force" : "--yes";
        objects.push({
            address: urn,
            type,
            id,
            name: nameIn(urn),
            within,
            forget: `pulumi state delete ${options} ${inShell(urn)}`,
        });
    }
    return { objects: fullyNamed(objects), others };
}

/** Names that several objects of a kind have, as in each copy of a module, are led by where the object is. */
function fullyNamed(objects: readonly Foreign[]): Foreign[] {
    const count = new Map<string, number>();
    const own = ({ type, name }: Foreign) => `${type} ${name.toLowerCase()}`;
    for (const each of objects) count.set(own(each), (count.get(own(each)) ?? 0) + 1);
    return objects.map((each) => {
        const isShared = (count.get(own(each)) ?? 0) > 1 || /^(this|main|default)$/.test(each.name);
        return isShared && each.within !== undefined ? { ...each, name: `${each.within}-${each.name}` } : each;
    });
}

/** What a program may call what its own one calls this. @example "branches-lyon" of `branches["lyon"]` */
const labelOf = (text: string): string => slugOf(text);

/** As Terraform writes keys of instances. */
const quoted = (key: string): string => JSON.stringify(key).replace(/([$%])\{/g, "$1$1{");

/** One word of a POSIX shell, whatever it holds. */
const inShell = (word: string): string => (/^[\w.:/-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`);

/** What a generated program is to call the objects, by key, and in which file they are to be. */
export function namesIn({ objects }: ForeignState): Map<string, { name: string; file?: string | undefined }> {
    const named = (each: Foreign) => ({ name: each.name, file: fileOf(each.within) });
    // The id of an order is of the other tool's making.
    return new Map(objects.map((each) => [each.type === ORDER ? ORDER : keyOf(each), named(each)]));
}

/** What an import has made of a state. */
export interface Taken {
    /** What the tenant does not have. */
    readonly gone: readonly Foreign[];
    /** Commands by which the other tool forgets what the program declares. */
    readonly forget: readonly string[];
    /** Addresses of what stays with the other tool. */
    readonly staying: readonly string[];
}

export function takenFrom(
    { objects, others }: ForeignState,
    {
        tenant,
        program,
    }: { readonly tenant: Pick<Tenant, "keys" | "unread">; readonly program: Pick<Program, "resources"> },
): Taken {
    const declared = new Set(program.resources.map(({ object }) => keyOf(object)));
    const isDeclared = (object: Foreign) =>
        object.type === ORDER
            ? program.resources.some(({ object: { type } }) => type === ORDER)
            : declared.has(keyOf(object));
    const orders = objects.filter(({ type }) => type === ORDER);
    const isUnread = (object: Foreign) =>
        tenant.unread.some(({ type, id }) => type === object.type && (id === undefined || id === object.id));
    return {
        gone: objects.filter((object) => object.type !== ORDER && !tenant.keys.has(keyOf(object)) && !isUnread(object)),
        forget: objects.filter(isDeclared).map(({ forget }) => forget),
        staying: [...others, ...orders.filter((order) => !isDeclared(order)).map(({ address }) => address)],
    };
}

/** A file for each module or component, if it has a name of which a file can be made. */
function fileOf(within: string | undefined): string | undefined {
    const plain = within?.replace(/[^A-Za-z0-9-]/g, "");
    return plain !== undefined && /^[A-Za-z][\w-]*$/.test(plain) ? plain : undefined;
}
