/** Command line and web host. The version is checked first: the database's native part crashes without a word below it. */
import { argv, exit, stderr, versions } from "node:process";

/** First Node whose interface (Node-API 10) better-sqlite3 13 is built for. */
const NEEDED = [22, 14] as const;

const [major = 0, minor = 0] = versions.node.split(".").map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  stderr.write(
    `Adjutant needs Node ${NEEDED.join(".")} or newer and runs on ${versions.node}. Start it with: npm run -s adjutant -- …\n`,
  );
  exit(1);
}
const { main } = await import("./hosts/cli/program.ts");
await main(argv);
