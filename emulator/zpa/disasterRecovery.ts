import type { CollectionDefinition } from "../core/collection";
import type { EmulatorModule } from "../core/module";
import { client } from "../disasterRecovery/clients";
import { member } from "../disasterRecovery/members";
import { disasterRecoveryRoutes } from "../disasterRecovery/routes";
import { disasterRecoverySettings } from "../disasterRecovery/settings";
import { settle } from "../disasterRecovery/settle";
import { snapshots } from "../disasterRecovery/snapshots";
import { dnsName } from "../disasterRecovery/zone";

/** Settles everything of disaster recovery, when the collections before it have. */
const settled: CollectionDefinition = {
    ...disasterRecoverySettings,
    passed: (tenant, from) => settle(tenant, from * 1000),
};

/** No part of it is in the API: the console's page of settings, what machines and clients do by themselves, and DNS. */
export const part: EmulatorModule = {
    collections: [member, client, snapshots, dnsName, settled],
    control: disasterRecoveryRoutes,
};
