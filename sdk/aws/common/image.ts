import * as ec2 from "@pulumi/aws/ec2";
import * as aws from "@pulumi/aws/getPartition";
import type * as pulumi from "@pulumi/pulumi";

/** Product codes in the AWS Marketplace; China has its own. */
interface Product {
    readonly code: string;
    /** @default the same */
    readonly codeInChina?: string;
}

export const CLOUD_CONNECTOR: Product = { code: "2l8tfysndbav4tv2nfjwak3cu", codeInChina: "axnpwhsb4facossmbm1h9yad6" };
export const APP_CONNECTOR: Product = { code: "by1wc5269g0048ix2nqvr0362" };

/** The newest image of the Marketplace in the region of the connectors. */
export function newestImage({ code, codeInChina = code }: Product, parent: pulumi.Resource): pulumi.Output<string> {
    const here = aws
        .getPartitionOutput({}, { parent })
        .apply(({ partition }) => (partition === "aws-cn" ? codeInChina : code));
    const filters = [{ name: "product-code", values: [here] }];
    return ec2.getAmiOutput({ mostRecent: true, owners: ["aws-marketplace"], filters }, { parent }).id;
}
