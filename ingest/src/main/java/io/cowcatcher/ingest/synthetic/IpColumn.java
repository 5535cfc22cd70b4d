package io.cowcatcher.ingest.synthetic;

/** Whether a synthetic log tells IP addresses. */
public enum IpColumn {
    /** The log has no IP addresses. */
    ABSENT,
    /**
     * Every household, every kiosk and every device of a same-person ring has one IP address of its own, from
     * 10.0.0.0/8.
     */
    PER_HOUSEHOLD
}
