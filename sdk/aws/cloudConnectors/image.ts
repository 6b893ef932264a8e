import * as ec2 from "@pulumi/aws/ec2";
import * as aws from "@pulumi/aws/getPartition";
import type * as pulumi from "@pulumi/pulumi";

/** Product codes of the Cloud Connector in the AWS Marketplace; China has its own. */
const PRODUCT_CODE = "2l8tfysndbav4tv2nfjwak3cu";
const PRODUCT_CODE_CHINA = "axnpwhsb4facossmbm1h9yad6";

/** The newest image of the Marketplace in the region of the connectors. */
export function newestImage(parent: pulumi.Resource): pulumi.Output<string> {
    const code = aws
        .getPartitionOutput({}, { parent })
        .apply(({ partition }) => (partition === "aws-cn" ? PRODUCT_CODE_CHINA : PRODUCT_CODE));
    const filters = [{ name: "product-code", values: [code] }];
    return ec2.getAmiOutput({ mostRecent: true, owners: ["aws-marketplace"], filters }, { parent }).id;
}
