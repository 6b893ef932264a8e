import path from "node:path";
import ts from "typescript";

const ROOT = path.resolve(__dirname, "../..");

/** What the compiler says against files that are only in memory, as if they stood in the repository. */
export function compilerErrors(sources: ReadonlyMap<string, string>): string[] {
    const folder = path.join(ROOT, ".work/compiled-imports");
    const files = new Map([...sources].map(([name, text]) => [path.join(folder, name), text]));
    const options: ts.CompilerOptions = {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.Node16,
        moduleResolution: ts.ModuleResolutionKind.Node16,
        rootDir: ROOT,
        types: ["node"],
        typeRoots: [path.join(ROOT, "node_modules/@types")],
    };
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, getSourceFile, directoryExists } = host;
    host.fileExists = (file) => files.has(file) || fileExists(file);
    host.directoryExists = (name) => name.startsWith(folder) || (directoryExists?.(name) ?? false);
    host.readFile = (file) => files.get(file) ?? readFile(file);
    host.getSourceFile = (file, language, ...more) => {
        const text = files.get(file);
        return text === undefined ? getSourceFile(file, language, ...more) : ts.createSourceFile(file, text, language);
    };
    const program = ts.createProgram([...files.keys()], options, host);
    return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
        const where = file ? path.relative(folder, file.fileName) : "";
        return `${where}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
}
