const zscaler = require("pulumi-zscaler");

const { GROUPS, NETWORKS, ZONE } = process.env;

for (let at = 0; at < Number(GROUPS); at++) {
    const groupName = `zs-cc-${NETWORKS}-${at}-${ZONE}`;
    new zscaler.CloudConnectorGroup(groupName, { groupName, upgradeDay: "Tuesday", upgradeStart: "02:00" });
}
