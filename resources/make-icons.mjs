/**
 * Draws every icon from the three SVG files beside it: `node resources/make-icons.mjs [CHROMIUM]`. Run by hand when a drawing
 * changes; what it writes is committed, so that a build needs no browser.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { chromium } from "playwright-core";

const dir = import.meta.dirname;
const executablePath = argv[2] ?? "/usr/bin/chromium";

/** Between the indigo of the dark theme's text and of the light one's fill: it shows on dark and on light panels. */
const PANEL_COLOUR = "#7f86ec";
/** macOS colours a template itself, by its alpha. */
const TEMPLATE_COLOUR = "#000000";
const TRAY_SIZES = [16, 20, 24, 32, 48];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512];
/** Apple's types of PNG entries by their width in pixels (Icon Services, `icns`). */
const MAC_TYPES = [
  ["ic11", 32],
  ["ic12", 64],
  ["ic07", 128],
  ["ic08", 256],
  ["ic13", 256],
  ["ic09", 512],
  ["ic14", 512],
  ["ic10", 1_024],
];
/** Apple's grid leaves a tenth free around a rounded square. */
const MAC_MARGIN = 0.1;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
const page = await browser.newPage();

async function draw(name, size, { colour = "#000000", margin = 0 } = {}) {
  const svg = readFileSync(join(dir, `${name}.svg`), "utf8");
  const inner = Math.round(size * (1 - 2 * margin));
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent;color:${colour}}body{display:grid;place-content:center;height:${size}px}
     svg{display:block;width:${inner}px;height:${inner}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
}

/** An .ico of PNG entries: ICONDIR, an ICONDIRENTRY for each, then the pictures. 0 stands for 256. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** An .icns of PNG entries: the magic and the whole length, then type, length and picture of each. */
function icns(entries) {
  const parts = entries.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, "ascii");
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write("icns", 0, "ascii");
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

async function drawAll(name, sizes, options) {
  const pictures = [];
  for (const size of sizes) pictures.push({ size, png: await draw(name, size, options) });
  return pictures;
}

mkdirSync(join(dir, "icons"), { recursive: true });
mkdirSync(join(dir, "tray"), { recursive: true });
for (const { size, png } of await drawAll("icon", LINUX_SIZES)) {
  writeFileSync(join(dir, "icons", `${size}x${size}.png`), png);
  if (size === 512) writeFileSync(join(dir, "icon.png"), png);
}
writeFileSync(join(dir, "icon.ico"), ico(await drawAll("icon", WINDOWS_SIZES)));
const mac = [];
for (const [type, size] of MAC_TYPES) mac.push({ type, png: await draw("icon", size, { margin: MAC_MARGIN }) });
writeFileSync(join(dir, "icon.icns"), icns(mac));
for (const name of ["tray", "attention"]) {
  const template = { colour: TEMPLATE_COLOUR };
  writeFileSync(join(dir, "tray", `${name}Template.png`), await draw(name, 16, template));
  writeFileSync(join(dir, "tray", `${name}Template@2x.png`), await draw(name, 32, template));
  const panel = await drawAll(name, TRAY_SIZES, { colour: PANEL_COLOUR });
  writeFileSync(join(dir, "tray", `${name}.ico`), ico(panel));
  writeFileSync(join(dir, "tray", `${name}.png`), panel.find(({ size }) => size === 32).png);
}
await browser.close();
