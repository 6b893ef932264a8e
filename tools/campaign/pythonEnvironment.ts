import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

/** The oldest version the vendor's client runs on. */
const OLDEST = [3, 10] as const;

/**
 * The interpreter of a virtual environment that holds exactly what the file pins; made when it is not there yet.
 *
 * @param folder keeps one environment for each content of the file
 * @throws Error that says what is missing: Python, or the network
 */
export async function pythonEnvironment(folder: string, requirements: string): Promise<string> {
    const { capture, CommandFailed } = await import("../setup/childProcess.mjs");
    const digest = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
    const home = path.join(folder, `python-${digest}`);
    if (existsSync(home)) return interpreterOf(home);
    const python = await findPython();
    mkdirSync(folder, { recursive: true });
    const unfinished = `${home}-${process.pid}`;
    try {
        await capture(python, ["-m", "venv", unfinished]);
        // Renamed when it is complete, so programs inside must not depend on the path: only the interpreter is used.
        const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements];
        await capture(interpreterOf(unfinished), pip);
        renameSync(unfinished, home);
    } catch (error) {
        if (!(error instanceof CommandFailed)) throw error;
        throw new Error(
            `The packages of ${path.basename(requirements)} could not be installed. The first run needs the network, and ` +
                `Python with its modules venv and pip.\n${error.output.trim().split("\n").slice(-3).join("\n")}`,
        );
    } finally {
        rmSync(unfinished, { recursive: true, force: true });
    }
    return interpreterOf(home);
}

/** @throws Error when there is none that is new enough */
export async function findPython(): Promise<string> {
    const { capture } = await import("../setup/childProcess.mjs");
    const oldest = OLDEST.join(".");
    const found: string[] = [];
    for (const name of process.platform === "win32" ? ["py", "python"] : ["python3", "python"]) {
        const said = await capture(name, ["--version"]).catch(() => "");
        const [, version = "", major, minor] = /Python ((\d+)\.(\d+)\S*)/.exec(said) ?? [];
        if (version === "") continue;
        if (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]) return name;
        found.push(`${name} is ${version}`);
    }
    const reason = found.length > 0 ? found.join(", ") : "there is none on the PATH";
    throw new Error(
        `This campaign needs Python ${oldest} or newer, and ${reason}. Install it, and run the campaign again.`,
    );
}

function interpreterOf(home: string): string {
    return process.platform === "win32" ? path.join(home, "Scripts", "python.exe") : path.join(home, "bin", "python");
}
