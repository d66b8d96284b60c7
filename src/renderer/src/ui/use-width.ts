import { useLayoutEffect, useRef, useState } from "react";

/** The width of an element as it is laid out; null before the first measure. */
export function useWidth<Kind extends Element>() {
  const ref = useRef<Kind>(null);
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    setWidth(element.getBoundingClientRect().width);
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
