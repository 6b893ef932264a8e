import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { derived, kept } from "../core/fields";
import { isObject, type Json, type StoredObject, type WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { CONNECTOR_USER } from "./administrator";
import { answerLinks, hidden, identified, linkedId } from "./api/fields";
import type { CloudRoute } from "./api/routes";
import { latestBuild } from "./common/build";
import { byNumber, CONNECTORS, GROUPS, membersOf } from "./common/members";
import { randomSuffix } from "./common/naming";
import { replicate, withdraw } from "./common/replica";
import { UPGRADE_STATES, upgradeState } from "./common/upgradeState";
import { newInstance } from "./connector/instance";
import { networkInterface } from "./connector/network";
import { location } from "./location";
import { dataOf, provUrl } from "./provUrl";

/** When connectors look for a newer build: day of the week, 1 is Sunday; seconds of that day where they run. */
const USUAL_WINDOW = { upgradeStartTime: 0, upgradeEndTime: 7_200, upgradeDayOfWeek: 1 };
const LOCAL_ADDRESSES = 250;

/** A member of a group: the virtual machine that forwards traffic. */
export const connector: CollectionDefinition = {
    name: CONNECTORS,
    typeName: "Cloud Connector",
    ids: "cloudObject",
    scope: "tenant",
    sortKey: byNumber,
    fields: {
        ...identified,
        name: kept(),
        status: derived(statusFlags),
        operationalStatus: derived(operationalStatus),
        /** Whether the machine is gone in its cloud, of which the service only knows that it is silent. */
        isTerminated: hidden(),
        provTemplate: derived(answerLinks(provUrl.name, "provTemplate")),
        formFactor: kept(),
        managementNw: kept(),
        ecInstances: kept(),
        cityGeoId: kept(),
        natIp: kept(),
        ziaGateway: kept(),
        zpaBroker: kept(),
        buildVersion: kept(),
        lastUpgradeTime: kept(),
        upgradeStatus: derived(upgradeNumber),
        upgradeStartTime: kept(),
        upgradeEndTime: kept(),
        upgradeDayOfWeek: kept(),
        haStatus: kept(),
        autoScale: derived(({ autoScale }, tenant) => {
            return tenant.switches.groupAutoScale === "absent" ? undefined : autoScale;
        }),
        metaConfig: derived(metaConfig),
        groupId: hidden(),
        instanceId: hidden(),
        zpaId: hidden(),
        releaseChannel: hidden(),
        disabled: hidden(),
        statusChangeTime: hidden(),
        upgradeEndsAt: hidden(),
        failedUpgradeTime: hidden(),
        nextUpgradeFails: hidden(),
        nextStatusFailure: hidden(),
    },
    references: ({ groupId, provTemplate }) => [
        { collection: GROUPS, id: String(groupId) },
        { collection: provUrl.name, id: linkedId(provTemplate) ?? "" },
    ],
    removed: parted,
};

export const part: EmulatorModule<CloudRoute> = { collections: [connector] };

/** A machine has registered: it runs the latest build and answers. */
export function register(tenant: Tenant, group: StoredObject, url: StoredObject, instanceId: string): StoredObject {
    const [first] = membersOf(tenant, group.id);
    const now = tenant.clock.seconds();
    const collection = tenant.collection(connector.name);
    const id = tenant.nextId(connector.ids);
    const name = `${group.name}-VM-${randomSuffix()}`;
    const host = 2 + ((Number(id) * 2) % LOCAL_ADDRESSES);
    const natIp = `203.0.113.${1 + (Number(id) % LOCAL_ADDRESSES)}`;
    const member: StoredObject = {
        id,
        name,
        microtenantId: DEFAULT_MICROTENANT,
        creationTime: String(now),
        modifiedTime: String(now),
        modifiedBy: CONNECTOR_USER,
        operationalStatus: "ACTIVE",
        provTemplate: { id: url.id },
        formFactor: dataOf(url).formFactor,
        managementNw: networkInterface(tenant, `10.0.1.${host}`),
        ecInstances: [newInstance(tenant, name, { address: `10.0.1.${host + 1}`, natIp, registerTime: now })],
        cityGeoId: 5_714_964,
        natIp,
        ziaGateway: "198.51.100.12",
        zpaBroker: "198.51.100.254",
        buildVersion: latestBuild(tenant).name,
        lastUpgradeTime: now,
        ...USUAL_WINDOW,
        ...(first && tenant.switches.lateJoiners === "group" && windowOf(first)),
        haStatus: "DISABLED",
        autoScale: autoScaleOf(url),
        groupId: group.id,
        instanceId,
        zpaId: tenant.nextId(),
        releaseChannel: dataOf(url).releaseChannel ?? "STABLE",
        disabled: false,
    };
    tenant.put(collection, member);
    return member;
}

/** A connector was deleted. Without the last one, its group stays, or goes if nobody names it. */
function parted({ groupId }: StoredObject, tenant: Tenant): void {
    const groups = tenant.collection(GROUPS);
    const home = groups.get(String(groupId));
    if (!home) return;
    const isEmpty = membersOf(tenant, home.id).length === 0;
    const places = tenant.collection(location.name);
    const place = places.get(linkedId(home.location) ?? "");
    if (isEmpty && place) tenant.put(places, { ...place, ccLocation: false });
    const isNamed = tenant.referrers(GROUPS, home.id).length > 0;
    if (isEmpty && !isNamed && tenant.switches.emptyGroup === "removed") {
        tenant.drop(groups, home);
        withdraw(tenant, home);
    } else {
        replicate(tenant, home);
    }
}

/** Whether machines of a provisioning URL come and go with the load; nothing when it never said. */
export function autoScaleOf(url: StoredObject): Json | undefined {
    const { autoScaleDetails } = dataOf(url);
    return isObject(autoScaleDetails) ? autoScaleDetails.autoScale : undefined;
}

function windowOf({ upgradeStartTime, upgradeEndTime, upgradeDayOfWeek }: StoredObject): WireObject {
    return { upgradeStartTime, upgradeEndTime, upgradeDayOfWeek };
}

/** Turning a connector on or off takes a while, in which it says so. */
function statusFlags({ disabled, statusChangeTime }: StoredObject, tenant: Tenant): Json {
    const age = tenant.clock.seconds() - Number(statusChangeTime ?? 0);
    const isChanging = statusChangeTime !== undefined && age < tenant.switches.connectorStatusSeconds;
    const flag = disabled === true ? (isChanging ? "DISABLING" : "DISABLED") : isChanging ? "ENABLING" : "REGISTERED";
    return [flag, "PKG_REPO_REGISTERED"];
}

function operationalStatus({ disabled, operationalStatus: heard }: StoredObject, tenant: Tenant): Json | undefined {
    const isOff = disabled === true && tenant.switches.disabledOperationalStatus === "inactive";
    return isOff ? "INACTIVE" : heard;
}

function upgradeNumber(member: StoredObject, tenant: Tenant): Json {
    return tenant.switches.upgradeNumbers === "zero" ? 0 : UPGRADE_STATES.indexOf(upgradeState(member, tenant));
}

/** Where the cloud's own name of the machine stands. */
function metaConfig({ instanceId }: StoredObject, tenant: Tenant): Json | undefined {
    const { instanceIdIn } = tenant.switches;
    return instanceIdIn === "absent" ? undefined : { [instanceIdIn]: instanceId };
}
