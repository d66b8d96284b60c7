import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const PROJECTS = [
  { name: "units", include: ["src/**/*.test.ts", "src/**/*.test.tsx"], testTimeout: 20_000 },
  { name: "together", include: ["test/{games,hosts,integration,properties,faults}/**/*.test.ts"], testTimeout: 60_000 },
  { name: "e2e", include: ["test/e2e/**/*.test.ts"], testTimeout: 90_000 },
  { name: "soak", include: ["test/soak/**/*.test.ts"], testTimeout: 1_800_000 },
] as const;

export default defineConfig({
  plugins: [react()],
  test: {
    projects: PROJECTS.map(({ name, include, testTimeout }) => ({
      extends: true,
      test: {
        name,
        include: [...include],
        testTimeout,
        hookTimeout: testTimeout,
        // Units run from their sources; the others run what is built.
        globalSetup: name === "units" ? [] : ["test/support/global-setup.ts"],
        setupFiles: name === "units" ? [] : ["test/support/closing.ts"],
      },
    })),
    sequence: { shuffle: true },
    pool: "forks",
    // A process for each file would load the same modules hundreds of times. Tests keep nothing outside of themselves.
    isolate: false,
    // Many tests wait for servers and browsers more than they compute.
    maxWorkers: 3,
    reporters: ["default"],
  },
});
