import { readFileSync } from "node:fs";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { route53Publisher } from "pulumi-zscaler/aws";
import { type ActivationState, DisasterRecoveryActivation, readPlan } from "pulumi-zscaler/disasterRecovery";

const config = new pulumi.Config();
const state = config.require<ActivationState>("state");

const plan = readPlan(readFileSync(path.join(__dirname, "plan.json"), "utf8"));
// Signed beforehand where the private key is, and kept beside the plan: this stack cannot write another record.
const records = plan.txtRecords?.[state] ?? [];

const activation = new DisasterRecoveryActivation("dr", {
    state,
    plan,
    // The end that was signed.
    ...(state !== "off" && { notAfter: "2027-12-31T00:00:00Z" }),
    // Set it with the state on, and remove it with the state off.
    confirmActivation: config.get("confirmActivation"),
    signing: { kind: "signed", records },
    publisher: route53Publisher({ zoneId: config.require("zoneId") }),
});

export const domainName = activation.domainName;
export const addresses = activation.addresses;
export const txtValues = activation.txtValues;
export const warnings = activation.warnings;
