import { type FunctionFacts, problem, refused } from "../facts";
import type { Problem } from "../schema/validate";
import { text, type Value, type Values } from "../values";
import { API } from "./common";

interface Image {
    readonly project: string;
    readonly name: string;
    readonly family: string;
}

/** The images that connectors start from; the vendor publishes no family. */
const IMAGES: readonly Image[] = [
    { project: "mpi-zscalercloudconnector-publ", name: "zs-cc-ga-02042026", family: "" },
    { project: "mpi-zscalercloudconnector-publ", name: "zs-cc-ga-03092026", family: "" },
    { project: "mpi-zpa-gcp-marketplace", name: "zpa-connector-el9-2025-11", family: "" },
    { project: "rhel-cloud", name: "rhel-9-v20251014", family: "rhel-9" },
];

const linkOf = ({ project, name }: Image) => `projects/${project}/global/images/${name}`;

/** An image of one of these projects must be there; others are taken for one's own. */
export function imageProblems(path: string, link: Value | undefined): Problem[] {
    const [, project] = /projects\/([^/]+)\/global\/images\//.exec(text(link) ?? "") ?? [];
    const published = IMAGES.filter((image) => image.project === project);
    if (published.length === 0 || published.some((image) => text(link)?.endsWith(linkOf(image)))) return [];
    return [problem(path, link, `must be an image of ${project} (${published.map(({ name }) => name).join(", ")})`)];
}

export const getImage: FunctionFacts = ({ project, name, family }, { scope }) => {
    const wanted = text(project) ?? scope.project;
    const image = IMAGES.find((each) => {
        return each.project === wanted && (each.name === name || (family !== undefined && each.family === family));
    });
    if (!image)
        throw refused("notFound", `The resource 'projects/${wanted}/global/images/${name ?? family}' was not found`);
    const found: Values = {
        id: linkOf(image),
        name: image.name,
        project: image.project,
        family: image.family,
        selfLink: `${API}${linkOf(image)}`,
        status: "READY",
    };
    return found;
};
