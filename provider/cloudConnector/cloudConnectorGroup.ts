import { z } from "zod";
import { cutsOff, interrupts, isDisabled } from "../contract/consequences";
import { isWire, text, textOf, type Wire, wordsOf } from "../contract/fields";
import { ref } from "../contract/references";
import * as schema from "../contract/schemas";
import { clockTime, secondsOf, WEEKDAYS } from "../contract/timeOfDay";
import { pick, present, type Values, without } from "../contract/values";
import { deletedElsewhere } from "../lifecycle/deletedElsewhere";
import { changeOf, describe, fromWire } from "../lifecycle/mapping";
import { PartialFailureError } from "../lifecycle/partialFailure";
import { type CloudConnectorClient, GROUPS } from "./client/client";
import { defineCloudConnector } from "./client/define";
import type { CloudConnectorEndpoint } from "./client/endpoint";
import { adopt } from "./cloudConnectorGroup/adoption";
import { CLOUDS } from "./common/clouds";
import { derived } from "./common/fields";
import {
    applySettings,
    CHANNELS,
    commonSettings,
    DEFAULTS,
    type GroupSettings,
    membersOf,
    wholeGroup,
} from "./common/groupSettings";
import { memberSchema, memberStatus, OPERATIONAL_STATUS, operationalStatus } from "./common/groupStatus";
import { PROVISIONING } from "./common/permissions";
import { cloudOf, isOfCloud, networkOf, zoneOf } from "./common/site";

const NOUN = "Cloud Connector group";
const PROVISIONING_URLS: CloudConnectorEndpoint = { path: "provUrl", noun: "provisioning URL" };
/** How old the connectors' settings may be over which an update decides. */
const BASE_AGE_MS = 10_000;
const WINDOW_SECONDS = 7_200;
const DAY = 86_400;

/** The service has no call that takes a group from its provisioning URL, or deletes a group. */
const URL_IS_HELD =
    "A group keeps the provisioning URL that its connectors were deployed with. Delete its connectors first: stop their " +
    "machines, then destroy a CloudConnector with deleteOnDestroy for each, or delete them in the portal. If the " +
    "service still refuses, set retainOnDelete in the options of the URL, and delete it in the portal later.";

/** On the hour, as `"02:00"`; a window may end at `"24:00"`. */
const hour = (latest: number) =>
    z.string().refine(
        (time) => {
            const seconds = secondsOf(time);
            return seconds !== undefined && seconds % 3_600 === 0 && seconds <= latest;
        },
        `must be a full hour, from "00:00" to "${clockTime(latest)}"`,
    );

const SETTINGS = ["upgradeDay", "upgradeStart", "upgradeEnd", "enabled", "releaseChannel"] as const;
const settingsIn = (values: Values): GroupSettings => pick(values, SETTINGS);

const SERVES_NOT = "The connectors of the group stop serving traffic.";

export const cloudConnectorGroup = defineCloudConnector({
    type: "cloudConnector:CloudConnectorGroup",
    noun: { one: NOUN, many: "Cloud Connector groups" },
    permission: PROVISIONING,
    inputs: z.strictObject({
        groupId: schema.id.optional(),
        groupName: schema.name.optional(),
        deployment: z
            .strictObject({
                provisioningUrl: ref("cloudConnector:ProvisioningUrl", { blocksDeletion: false }),
                cloud: z.enum(wordsOf(CLOUDS)),
                network: schema.text.min(1),
                zone: schema.text.min(1),
            })
            .optional(),
        waitMinutes: z.number().min(0).max(1_440).optional(),
        upgradeDay: z.enum(WEEKDAYS).optional(),
        upgradeStart: hour(DAY - WINDOW_SECONDS).optional(),
        upgradeEnd: hour(DAY).optional(),
        enabled: z.boolean().optional(),
        releaseChannel: z.enum(wordsOf(CHANNELS)).optional(),
        resetOnDestroy: z.boolean().optional(),
    }),
    rules: [
        {
            needs: ["groupId", "groupName", "deployment"],
            property: "deployment",
            when: (group) => identities(group) === 0,
            reason: "is required, unless groupName or groupId is set",
        },
        {
            needs: ["groupId", "groupName", "deployment"],
            property: "deployment",
            when: (group) => identities(group) > 1,
            reason: "cannot be combined with groupName or groupId; set only one of them",
        },
        {
            needs: ["upgradeDay", "upgradeStart"],
            property: "upgradeDay",
            when: ({ upgradeDay, upgradeStart }) => (upgradeDay === undefined) !== (upgradeStart === undefined),
            reason: "must be set together with upgradeStart",
        },
        {
            needs: ["upgradeStart", "upgradeEnd"],
            property: "upgradeEnd",
            when: ({ upgradeStart, upgradeEnd }) => upgradeEnd !== undefined && upgradeEnd !== endOf(upgradeStart),
            reason: "must be two hours after upgradeStart; omit it or correct it",
        },
    ],
    outputs: z.object({
        name: z.string(),
        cloud: z.enum(wordsOf(CLOUDS)).optional(),
        location: ref("cloudConnector:Location").optional(),
        locationName: z.string().optional(),
        network: z.string().optional(),
        availabilityZone: z.string().optional(),
        autoScaling: z.boolean().optional(),
        provisioningUrl: ref("cloudConnector:ProvisioningUrl").optional(),
    }),

    observed: {
        schema: z.object({
            operationalStatus: z.enum(OPERATIONAL_STATUS),
            connectors: z.array(memberSchema),
        }),
        fromWire: (group) => ({
            operationalStatus: operationalStatus(group),
            connectors: membersOf(group).map(memberStatus),
        }),
    },

    naturalKey: ["groupId", "groupName", "deployment"],
    replaceOn: ["groupId", "groupName", "deployment"],
    consequences: {
        create: cutsOff(SERVES_NOT, (_, { enabled }) => enabled === false),
        delete: "none",
        update: {
            waitMinutes: "none",
            upgradeDay: "none",
            upgradeStart: "none",
            upgradeEnd: "none",
            enabled: cutsOff(SERVES_NOT, isDisabled),
            releaseChannel: interrupts(
                "The connectors of the group upgrade, and restart, in their next upgrade window.",
            ),
            resetOnDestroy: "none",
        },
    },
    retainOnDelete: () => true,
    // A group without connectors says nothing of them, and none says its channel.
    preserveWhenOmitted: SETTINGS,
    normalize: (group) =>
        group.upgradeStart === undefined ? group : { ...group, upgradeEnd: endOf(group.upgradeStart) },
    references: { provisioningUrl: { endsBy: URL_IS_HELD } },

    operations: {
        // A group is not made: it is there once its first connector has registered.
        async create({ inputs, backend, defaults }) {
            const group = await adopt(inputs, GROUPS, backend, defaults);
            const id = String(group.id);
            const wanted = settingsIn(inputs);
            const operation = `adopt ${describe(cloudConnectorGroup, group, id)}`;
            const said = await readable(group, inputs, backend);
            try {
                warnOfOne(group, backend);
                const setsChannel = wanted.releaseChannel !== undefined;
                await applySettings(wholeGroup(group), { wanted, setsChannel, operation }, backend);
            } catch (error) {
                // With the settings that stand, so that the next run finds what is left; no answer tells the channel.
                throw new PartialFailureError(id, without({ ...inputs, ...said }, ["releaseChannel"]), error);
            }
            return { id, observed: { ...said, ...inputs } };
        },
        async read({ id, known, backend }) {
            const group = await backend.read(GROUPS, id, `read ${NOUN} ${id}`);
            if (!group) return undefined;
            warnOfOne(group, backend);
            const identity = identities(known) === 0 ? { groupId: id } : {};
            return { ...(await readable(group, known, backend)), ...identity };
        },
        async update({ id, olds, inputs, backend }) {
            const operation = `update ${describe(cloudConnectorGroup, olds, id)}`;
            const group = await backend.read(GROUPS, id, operation, BASE_AGE_MS);
            if (!group) throw deletedElsewhere(operation);
            const { changed } = changeOf(cloudConnectorGroup, olds, inputs);
            const wanted = { ...clearedSettings(olds, inputs), ...settingsIn(pick(inputs, changed)) };
            const setsChannel = changed.includes("releaseChannel");
            await applySettings(wholeGroup(group), { wanted, setsChannel, operation }, backend);
            return { ...(await readable(group, inputs, backend)), ...inputs };
        },
        // The machines go on working, and so do their connectors.
        async delete({ id, outputs, backend }) {
            const label = describe(cloudConnectorGroup, outputs, id);
            if (outputs.resetOnDestroy !== true) {
                backend.log(`${label} and its connectors remain unchanged, because resetOnDestroy is not set`);
            } else {
                const operation = `restore the defaults of ${label}`;
                const group = await backend.read(GROUPS, id, operation);
                if (group)
                    await applySettings(
                        wholeGroup(group),
                        { wanted: clearedSettings(outputs, {}), operation },
                        backend,
                    );
            }
        },
        list: async ({ backend }) => (await backend.listAll(GROUPS)).filter(isOfCloud),
    },

    collection: {
        endpoint: { path: GROUPS.path },
        notOnWire: ["groupId", "groupName", "deployment", "waitMinutes", "resetOnDestroy"],
        fields: {
            name: text("name"),
            cloud: derived(cloudOf),
            location: derived(({ location }) => (isWire(location) ? textOf(location.id) : undefined)),
            locationName: derived(({ location }) => (isWire(location) ? textOf(location.name) : undefined)),
            network: derived(networkOf),
            availabilityZone: derived(zoneOf),
            provisioningUrl: derived(({ provTemplate }) =>
                isWire(provTemplate) ? textOf(provTemplate.id) : undefined,
            ),
            upgradeDay: derived((group) => commonSettings(group, {}).upgradeDay),
            upgradeStart: derived((group) => commonSettings(group, {}).upgradeStart),
            upgradeEnd: derived((group) => commonSettings(group, {}).upgradeEnd),
            enabled: derived((group) => commonSettings(group, {}).enabled),
        },
        async fromWire(group, backend) {
            return { autoScaling: autoScalingOf(group) ?? (await deployedForScaling(group, backend)) };
        },
    },
});

const identities = ({ groupId, groupName, deployment }: Values): number =>
    [groupId, groupName, deployment].filter((each) => each !== undefined).length;

/** Two hours later; undefined without a beginning, or of one that is none. */
function endOf(start: string | undefined): string | undefined {
    const seconds = start === undefined ? undefined : secondsOf(start);
    return seconds === undefined ? undefined : clockTime(seconds + WINDOW_SECONDS);
}

/** The group in the words of the resource; of its settings, what one connector has that is not as known. */
async function readable(group: Wire, known: Values, client: CloudConnectorClient): Promise<Values> {
    const said = await fromWire({ definition: cloudConnectorGroup, backend: client }, group, known);
    return { ...said, ...present({ ...commonSettings(group, settingsIn(known)) }) };
}

/** What the program sets no longer returns to the service's default; a channel has none that is known. */
function clearedSettings(olds: Values, inputs: Values): GroupSettings {
    const taken = SETTINGS.filter((key) => olds[key] !== undefined && inputs[key] === undefined);
    return pick({ ...DEFAULTS }, taken);
}

function autoScalingOf(group: Wire): boolean | undefined {
    const words = [group, ...membersOf(group)].map(({ autoScale }) => autoScale);
    return words.find((word) => typeof word === "boolean");
}

async function deployedForScaling({ provTemplate }: Wire, client: CloudConnectorClient): Promise<boolean | undefined> {
    if (!isWire(provTemplate)) return undefined;
    const url = (await client.lookup(PROVISIONING_URLS)).find(({ id }) => String(id) === String(provTemplate.id));
    const data = isWire(url?.provUrlData) ? url.provUrlData : {};
    return isWire(data.autoScaleDetails) ? data.autoScaleDetails.autoScale === true : false;
}

/** The groups that this run has warned of. */
class Warned {
    readonly ids = new Set<string>();
}

function warnOfOne(group: Wire, client: CloudConnectorClient): void {
    const already = client.state(Warned).ids;
    if (membersOf(group).length !== 1 || already.has(String(group.id))) return;
    already.add(String(group.id));
    client.log(
        `${describe(cloudConnectorGroup, group, String(group.id))} has only one connector: its zone has no connector during an upgrade`,
    );
}
