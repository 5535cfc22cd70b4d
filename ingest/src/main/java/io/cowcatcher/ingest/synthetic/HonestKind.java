package io.cowcatcher.ingest.synthetic;

/** What brings an honest group together. */
public enum HonestKind {
    /** Readers of a blog that tells of deals. */
    BLOG("blog"),
    /** Neighbours who order together at list price. */
    NEIGHBOUR_GROUP_BUY("groupbuy"),
    /** Friends who tell each other of deals. */
    DEAL_CLUB("dealclub"),
    /** Neighbours who order deals together. */
    DEAL_GROUP_BUY("dealgroupbuy"),
    /** Fans of a few items of one category. */
    FAN_CLUB("fans");

    private final String label;

    HonestKind(String label) {
        this.label = label;
    }

    /** The word that stands for this kind in files. */
    public String label() {
        return label;
    }
}
