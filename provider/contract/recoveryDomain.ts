const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Why a text cannot be the Disaster Recovery domain, and what to do; nothing if it can. */
export function domainFault(domain: string): string | undefined {
    const labels = domain.split(".");
    if (domain.length > 253 || labels.length < 2 || !labels.every((label) => LABEL.test(label))) {
        return `is "${domain}"; set a fully qualified name in lower case without a dot at its end, such as dr.example.com`;
    }
    if (labels.length === 2) {
        return `is "${domain}", the top of a zone; set a name below it, such as dr.${domain}: its TXT records must be those of disaster recovery alone`;
    }
    return undefined;
}
