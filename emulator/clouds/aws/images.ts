import { createHash } from "node:crypto";
import { type FunctionFacts, refused } from "../facts";
import { maps, text, texts, type Values } from "../values";

interface Product {
    readonly name: string;
    /** Of the marketplace, or the owner's account. */
    readonly code: string;
}

/** The images that connectors start from, by the product code that a program looks them up with. */
const PRODUCTS: readonly Product[] = [
    { name: "zs-cc-ga-06222026", code: "2l8tfysndbav4tv2nfjwak3cu" },
    { name: "zs-cc-ga-cn-06222026", code: "axnpwhsb4facossmbm1h9yad6" },
    { name: "zpa-connector-el9-2025.11", code: "by1wc5269g0048ix2nqvr0362" },
];

function imageId({ code }: Product, region: string): string {
    return `ami-0${createHash("sha256").update(`${code}/${region}`).digest("hex").slice(0, 16)}`;
}

/** Whether there is an image of this id in a region. */
export function imageExists(id: string, region: string): boolean {
    return PRODUCTS.some((product) => imageId(product, region) === id);
}

/** Finds an image by owner and `product-code` or `name`, as the modules of the vendor do. */
export const getAmi: FunctionFacts = (args, { scope: { region = "" } }) => {
    const wanted = maps(args.filters).map(({ name, values }) => ({ name: text(name), values: texts(values) }));
    const product = PRODUCTS.find(({ name, code }) =>
        wanted.every((filter) => {
            if (filter.name === "product-code") return filter.values.includes(code);
            return filter.name !== "name" || filter.values.some((pattern) => matches(pattern, name));
        }),
    );
    if (!product)
        throw refused("InvalidAMIID.NotFound", "your query returned no results; change the filters and try again");
    const id = imageId(product, region);
    const image: Values = {
        id,
        imageId: id,
        name: product.name,
        architecture: "x86_64",
        rootDeviceName: "/dev/sda1",
        state: "available",
    };
    return image;
};

function matches(pattern: string, name: string): boolean {
    return new RegExp(`^${pattern.replaceAll(/[.+]/g, "\\$&").replaceAll("*", ".*")}$`).test(name);
}
