/** What the engine has to carry of an App Connector group: the defaults of its inputs, and what the service derives. */
const DEFAULTS = {
    connectorType: "App",
    disasterRecovery: false,
    dnsResolution: "IPv4 and IPv6",
    enabled: true,
    privilegedRemoteAccess: false,
    tcpQuickAck: false,
    upgradeDay: "Sunday",
    upgradeTime: "18:30",
    waf: true,
};
const DERIVED = { cityCountry: "Lyon, FR", countryCode: "FR" };
const ABSENT = [
    "allowedSourceAddresses",
    "hostingInfo",
    "logStreaming",
    "microtenantId",
    "networkConnector",
    "readOnly",
    "restrictionType",
    "signingCertificateId",
    "signingCertificateName",
    "versionProfileId",
    "versionProfileName",
    "zscalerManaged",
];

module.exports = { DEFAULTS, DERIVED, ABSENT };
