import type { ReactNode } from "react";
import styles from "./Start.module.css";

/** The way to a clan as a page of the frame. */
export function FramedSetup({ children }: { readonly children: ReactNode }) {
  return <div className={styles.framed}>{children}</div>;
}
