/** The drand chain quicknet, in the address of a round. The protocol's own constants stand beside its code for curves, which is large. */
export const QUICKNET_CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
