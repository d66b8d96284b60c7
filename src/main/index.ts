/** The desktop app. */
import { start } from "./hosts/electron/start.ts";

start();
