import { DAYS, SECONDS_PER_DAY, type SettingsValues } from "./facts";

/** What a line of `show_configuration` begins with. */
const LINES = {
    domain: /^\s*DR activation domain:\s*(\S*)\s*$/im,
    key: /^\s*DR public ?key uploaded:\s*(\S*)\s*$/im,
    seconds: /^\s*DR Max auth interval secs:\s*(\S*)\s*$/im,
};

/** Where the output of `show_configuration` says something else than the settings; nothing if the text is no such output. */
export function evidenceFaults(evidence: string, settings: SettingsValues): string[] {
    const said = (line: RegExp) => line.exec(evidence)?.[1];
    const [domain, key, seconds] = [said(LINES.domain), said(LINES.key), said(LINES.seconds)];
    const { domainName, publicKeyPem, maximumAuthenticationAge } = settings;
    const { value, unit } = maximumAuthenticationAge;
    const { least, most } = DAYS[unit];
    const days = seconds === undefined ? undefined : Number(seconds) / SECONDS_PER_DAY / value;
    const hasKey = publicKeyPem !== undefined;
    return [
        ...(domain === undefined || domain.toLowerCase().replace(/\.$/, "") === domainName
            ? []
            : [`the appliance has the domain ${domain}, and ${domainName} is declared`]),
        ...(key === undefined || /^yes$/i.test(key) === hasKey
            ? []
            : [`the appliance has ${hasKey ? "no public key, and one" : "a public key, and none"} is declared`]),
        ...(days === undefined || (days >= least && days <= most)
            ? []
            : [`the appliance has a maximum age of ${seconds} seconds, and ${value} ${unit} are declared`]),
    ];
}
