import type * as pulumi from "@pulumi/pulumi";

/** How administrators sign in to a machine. */
export interface SignInArgs {
    /** Public key for SSH, as a line of `authorized_keys`. */
    sshPublicKey: pulumi.Input<string>;
    /** Name of the administrator. @default "zsroot" */
    adminUsername?: string;
}

/** Passwords are off: a key is the only way in. */
export function linuxProfile({ sshPublicKey, adminUsername = "zsroot" }: SignInArgs) {
    return {
        adminUsername,
        linuxConfiguration: {
            disablePasswordAuthentication: true,
            ssh: { publicKeys: [{ path: `/home/${adminUsername}/.ssh/authorized_keys`, keyData: sshPublicKey }] },
        },
    };
}

export const OS_DISK = {
    createOption: "FromImage",
    caching: "ReadWrite",
    managedDisk: { storageAccountType: "Premium_LRS" },
    deleteOption: "Delete",
} as const;

/** Scale sets of flexible orchestration need one. */
export const NETWORK_API_VERSION = "2020-11-01";

export function userAssigned(identityId: pulumi.Input<string>) {
    return { type: "UserAssigned" as const, userAssignedIdentities: [identityId] };
}
