import type * as pulumi from "@pulumi/pulumi";
import type { Kind } from "../../kinds";
import { all, type Found, type LookupOptions } from "../../lookup";
import { mockable, tokenOf } from "../../mocks";
import type { AllLookedUp, References } from "../../references";
import { Resource } from "../../resource";
import type { Token } from "../../typeToken";
import type { CloudConnectorGroup } from "../cloudConnectorGroup";
import type { GetLocationResult } from "../location";

/** Arguments of all kinds of rules. */
export interface RuleArgs {
    /** Name of the rule, unique among those of its kind, at most 31 characters. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether the rule is evaluated. @default true */
    enabled?: pulumi.Input<boolean>;
    /**
     * Its place among all rules of its kind, from 1: the first that applies decides. Those at this place and behind it
     * move on. At most one more than there are rules. Two rules of a program cannot have the same one.
     * @default the last place for a new rule, which from then on moves as others come and go
     */
    order?: pulumi.Input<number>;
    /**
     * Admin rank, from 0 to 7: rules with a lower number come before all rules with a higher one. Omit it if
     * administrators have no ranks. @default 7
     */
    rank?: pulumi.Input<number>;
    /**
     * Cloud Connector groups that the rule applies to, as resources or ids; a set, at most 32. Required, because
     * without any the rule would apply to all of them, unless `allGroups` says that this is meant. API: `ecGroups`.
     * @default none
     */
    cloudConnectorGroups?: References<CloudConnectorGroup>;
    /** Says that all Cloud Connector groups are meant; not together with `cloudConnectorGroups`. @default false */
    allGroups?: pulumi.Input<boolean>;
    /** Locations that the rule applies to, as results of `getLocation` or as ids; a set, at most 8. @default all */
    locations?: AllLookedUp<GetLocationResult>;
}

/** A rule about what comes through Cloud Connectors. */
export abstract class RuleResource extends Resource {
    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly order: pulumi.Output<number | undefined>;
    declare readonly rank: pulumi.Output<number | undefined>;
    /** Ids of the Cloud Connector groups. */
    declare readonly cloudConnectorGroups: pulumi.Output<string[] | undefined>;
    declare readonly allGroups: pulumi.Output<boolean | undefined>;
    /** Ids of the locations. */
    declare readonly locations: pulumi.Output<string[] | undefined>;
    /** Whether the rule is predefined, which makes it read-only. */
    declare readonly predefined: pulumi.Output<boolean | undefined>;

    /** @internal */
    protected constructor(
        token: Token,
        name: string,
        args: RuleArgs | undefined,
        properties: Readonly<Record<string, Kind>>,
        options?: pulumi.CustomResourceOptions,
    ) {
        super(token, name, args, properties, options);
    }
}

/** @internal */
export const RULE = {
    name: true,
    description: true,
    enabled: true,
    order: true,
    rank: true,
    cloudConnectorGroups: "reference",
    allGroups: true,
    locations: "lookup",
    predefined: "output",
} as const;

/** The rule to look up, by `id` or by `name`. */
export interface GetRuleArgs {
    /** Id of the rule. @default by name */
    id?: string;
    /** Name of the rule. @default by id */
    name?: string;
}

type FoundRule = Found<RuleResource>;

/**
 * The function that lists rules, first to last.
 * @internal
 */
export function allRules<
    Args extends { name?: string; cloudConnectorGroup?: string; predefined?: boolean },
    Result extends FoundRule,
>(type: string) {
    const every = all<Omit<Args, "cloudConnectorGroup" | "predefined"> & { name?: string }, Result>(type);
    return mockable(tokenOf(type, "s"), async (args?: Args, options?: LookupOptions): Promise<Result[]> => {
        const { cloudConnectorGroup: group, predefined, ...others } = args ?? ({} as Args);
        const found = await every(others, options);
        return found
            .filter((rule) => predefined === undefined || (rule.predefined ?? false) === predefined)
            .filter((rule) => group === undefined || appliesTo(rule, group))
            .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
    });
}

const appliesTo = ({ allGroups, cloudConnectorGroups }: FoundRule, group: string): boolean =>
    allGroups === true || (cloudConnectorGroups ?? []).includes(group);
