const zscaler = require("pulumi-zscaler");

// Another edition is an update of every object.
const description = `Edition ${process.env.EDITION}`;
const place = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };

for (let at = 0; at < Number(process.env.BRANCHES); at++) {
    const name = `branch-${at}`;
    const group = new zscaler.AppConnectorGroup(name, { name, description, ...place });
    new zscaler.ProvisioningKey(name, { name, group, maxUsage: Number(process.env.EDITION) });
    const servers = new zscaler.ServerGroup(name, { name, description, appConnectorGroups: [group] });
    new zscaler.ApplicationSegment(name, {
        name,
        description,
        domainNames: [`${name}.example.com`],
        tcpPorts: ["443"],
        segmentGroup: String(process.env.SEGMENT_GROUP),
        serverGroups: [servers],
    });
}
