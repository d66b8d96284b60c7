/**
 * Sets all nine fuses of the packed Electron (PLATFORM.md 1.2), called by electron-builder before signing. Done here and not
 * by its `electronFuses`, which knows eight and does not insist: a fuse that a new Electron brings must fail the build until
 * somebody decided it.
 */
import { join } from "node:path";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";

const SUFFIXES = { darwin: ".app", mas: ".app", win32: ".exe", linux: "" };

export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const name = electronPlatformName === "linux" ? packager.executableName : packager.appInfo.productFilename;
  await flipFuses(join(appOutDir, `${name}${SUFFIXES[electronPlatformName]}`), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // An unsigned build for Apple silicon does not start when its signature is older than the fuses.
    resetAdHocDarwinSignature: electronPlatformName === "darwin",
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // Not about access: faster WebAssembly by the processor's own faults.
    [FuseV1Options.WasmTrapHandlers]: true,
  });
}
