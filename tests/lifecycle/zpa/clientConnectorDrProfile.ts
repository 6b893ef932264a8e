import { pemPair } from "../../pemPair";
import type { Subject } from "../subject";

const [{ publicKey: ours }, { publicKey: theirs }] = [pemPair(), pemPair()];

/** What the profile has of Private Access; that of Internet Access lies beside it. */
const block = (values: Record<string, string | boolean>) => ({ disasterRecovery: values });

export const clientConnectorDrProfile: Subject = {
    type: "zpa:ClientConnectorDrProfile",
    collection: "applicationProfiles",
    remote: (room) => room.object("applicationProfiles", "Windows"),
    // The numbers of the profiles that a new tenant has.
    declared: { profile: "473851", domainName: "dr.example.com" },
    replacement: { profile: "473852" },
    wire: block({ enableZpaDR: true, zpaDomainName: "dr.example.com", allowZpaTest: false, enableZiaDR: false }),
    changes: [
        {
            property: "enabled",
            value: false,
            wire: block({ enableZpaDR: false }),
            outside: block({ enableZpaDR: true }),
        },
        {
            property: "domainName",
            value: "recovery.example.com",
            wire: block({ zpaDomainName: "recovery.example.com" }),
            outside: block({ zpaDomainName: "theirs.example.com" }),
        },
        {
            property: "publicKey",
            value: ours,
            wire: block({ zpaRSAPubKey: ours }),
            outside: block({ zpaRSAPubKey: theirs }),
        },
        {
            property: "publicKeyName",
            value: "ours.pem",
            with: { publicKey: ours },
            wire: block({ zpaRSAPubKeyName: "ours.pem" }),
            outside: block({ zpaRSAPubKeyName: "theirs.pem" }),
        },
        {
            property: "testGroup",
            value: true,
            wire: block({ allowZpaTest: true }),
            outside: block({ allowZpaTest: false }),
        },
    ],
    samples: [
        {
            profile: "473851",
            enabled: true,
            domainName: "dr.example.com",
            publicKey: ours,
            publicKeyName: "ours.pem",
            testGroup: true,
        },
    ],
    undeletable: true,
    retained: block({ enableZpaDR: false, zpaDomainName: "dr.example.com" }),
};
