/** The calls that an App Connector group takes, with the least around them: no limit, no retry, no check of what is answered. */
const { Pool } = require("undici");

const { ZSCALER_ENDPOINT, ZSCALER_CLIENT_ID, ZSCALER_CLIENT_SECRET, ZPA_CUSTOMER_ID } = process.env;
const COLLECTION = `/zpa/mgmtconfig/v1/admin/customers/${ZPA_CUSTOMER_ID}/appConnectorGroup`;
const PAGE = 500;

const pool = new Pool(String(ZSCALER_ENDPOINT));

/** @param {"GET" | "POST" | "DELETE"} method @param {string} path @param {Record<string, string>} headers @param {string} [body] */
async function request(method, path, headers, body) {
    const answer = await pool.request({ method, path, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    return text && JSON.parse(text);
}

/** @type {Promise<string> | undefined} */
let authorization;
function signIn() {
    const form = new URLSearchParams({
        grant_type: "client_credentials",
        audience: "https://api.zscaler.com",
        client_id: String(ZSCALER_CLIENT_ID),
        client_secret: String(ZSCALER_CLIENT_SECRET),
    });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    authorization ??= request("POST", "/oauth2/v1/token", headers, String(form)).then(
        ({ access_token }) => `Bearer ${access_token}`,
    );
    return authorization;
}

/** @param {"GET" | "POST" | "DELETE"} method @param {string} path @param {object} [body] */
async function call(method, path, body) {
    const headers = { authorization: await signIn(), "content-type": "application/json" };
    return request(method, COLLECTION + path, headers, body && JSON.stringify(body));
}

/** @type {Promise<Map<string, object>> | undefined} */
let listed;
async function list() {
    const found = new Map();
    for (let page = 1, pages = 1; page <= pages; page++) {
        const answer = await call("GET", `?page=${page}&pagesize=${PAGE}`);
        for (const group of answer.list) found.set(group.id, group);
        pages = Number(answer.totalPages);
    }
    return found;
}

module.exports = {
    create: async (/** @type {Record<string, any>} */ inputs) => {
        const { name, description, location, latitude, longitude } = inputs;
        const place = { latitude: String(latitude), longitude: String(longitude), location };
        const wire = { connectorGroupType: "APP", dnsQueryType: "IPV4_IPV6", upgradeDay: "SUNDAY" };
        const group = { ...wire, upgradeTimeInSecs: "66600", enabled: true, name, description, ...place };
        return (await call("POST", "", group)).id;
    },
    read: async (/** @type {string} */ id) => {
        listed ??= list();
        if (!(await listed).has(id)) throw new Error(`${id} is gone`);
    },
    remove: (/** @type {string} */ id) => call("DELETE", `/${id}`),
};
