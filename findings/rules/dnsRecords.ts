import { isUnknown } from "../../provider/contract/unknowns";
import type { Values } from "../../provider/contract/values";
import type { OtherObject } from "../object";
import { type Sentence, say } from "../rule";
import type { View } from "../view";

/** TXT records that resources of DNS providers publish. */

interface Published {
    readonly name: unknown;
    readonly type: unknown;
    readonly texts: unknown;
}

const PUBLISHERS: Readonly<Record<string, (values: Values) => Published>> = {
    "aws:route53/record:Record": ({ name, type, records }) => ({ name, type, texts: records }),
    "gcp:dns/recordSet:RecordSet": ({ name, type, rrdatas }) => ({ name, type, texts: rrdatas }),
    "azure-native:dns:RecordSet": ({ relativeRecordSetName, zoneName, recordType, txtRecords }) => ({
        name: `${String(relativeRecordSetName)}.${String(zoneName)}`,
        type: String(recordType).split("/").at(-1),
        texts: Array.isArray(txtRecords)
            ? txtRecords.map((each) => [inner(each, "value")].flat().join(""))
            : txtRecords,
    }),
};

const inner = (value: unknown, key: string): unknown =>
    typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;

/** Why a domain has a TXT record that is no activation record; undefined if the resources of this stack publish none. */
export function otherTexts(domain: string, view: View): Sentence | undefined {
    const all = view.graph.stack.others.map((record) => ({ record, texts: textsAt(record, domain) }));
    for (const { record, texts } of all) {
        const strange = texts.find((text) => typeof text === "string" && !isUnknown(text) && !isActivation(text));
        if (typeof strange === "string") return say`${record.name} publishes ${strange}`;
    }
    return all.some(({ texts }) => texts.some(isUnknown)) ? view.doNotKnow() : undefined;
}

/** What a resource publishes as TXT records of a name. */
function textsAt({ type, values }: OtherObject, domain: string): readonly unknown[] {
    const published = PUBLISHERS[type]?.(values);
    if (published?.type !== "TXT" || !isSameName(published.name, domain)) return [];
    return Array.isArray(published.texts) ? published.texts : [published.texts];
}

const isSameName = (name: unknown, domain: string): boolean =>
    typeof name === "string" && name.toLowerCase().replace(/\.$/, "") === domain.toLowerCase();

/** Whatever quotes a provider wants. */
const isActivation = (text: string): boolean => /^v=1;/.test(text.replaceAll(/["\\]/g, ""));
