package io.cowcatcher.block;

/** Which items the windows of a block are expected to lie on: naming an expected one costs less. */
public enum WindowPrior {
    /** Any item alike. */
    UNIFORM,
    /**
     * Four windows in five on items with at least five deals, as long as the log knows deals. Small and lazy rings can
     * pay for their windows then; but that a block aims at deals is no news any more, so that such blocks serve the
     * tier that asks for further evidence alone.
     */
    DEALS
}
