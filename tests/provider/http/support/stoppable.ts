import { HttpClient } from "../../../../provider/http/client";
import { ZscalerError } from "../../../../provider/http/errors/errors";
import { exitWhenWritten } from "../../../../provider/http/shutdown";
import { connectionTo } from "./connection";

/** A provider process in small: makes the calls it is told to, and prints how each of them ended. */
const [url = "", ...methods] = process.argv.slice(2);
exitWhenWritten();
exitWhenWritten();
const client = new HttpClient(connectionTo(url, { writesPer10Seconds: 1 }));

async function run(): Promise<void> {
    await client.request({ method: "GET", path: "/zpa/ready", operation: "get ready" });
    process.stdout.write("ready\n");
    for (const [index, method] of methods.entries()) {
        client
            .request({
                method: method as "GET" | "PUT" | "POST",
                path: `/zpa/${index}`,
                body: {},
                operation: `do ${method} ${index}`,
            })
            .then(({ status }) => `${method} ${index}: ${status}`)
            .catch((error: unknown) =>
                error instanceof ZscalerError ? `${error.code}: ${error.message}` : String(error),
            )
            .then((outcome) => process.stdout.write(`${outcome}\n`));
    }
    setInterval(() => undefined, 60_000);
}

void run();
