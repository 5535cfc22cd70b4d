package io.cowcatcher.graph;

/**
 * What an edge of a {@link HeteroGraph} says about its two ends.
 *
 * <p>An edge leads from a node of type {@link #from} to one of type {@link #to}; its weight is the number of events
 * that said so.
 */
public enum EdgeType {
    /** The account was opened on the device. */
    REGISTERED_ON(NodeType.USER, NodeType.DEVICE, EventKind.REGISTRATION),
    /** The account was opened from the IP address. */
    REGISTERED_FROM(NodeType.USER, NodeType.IP, EventKind.REGISTRATION),
    /** The account was bound to the phone when it was opened. */
    REGISTERED_WITH(NodeType.USER, NodeType.PHONE, EventKind.REGISTRATION),
    /** The user ordered or logged in on the device. */
    USED_DEVICE(NodeType.USER, NodeType.DEVICE, EventKind.PURCHASE, EventKind.LOGIN),
    /** The user ordered or logged in from the IP address. */
    USED_IP(NodeType.USER, NodeType.IP, EventKind.PURCHASE, EventKind.LOGIN),
    /** The user bought the item. */
    PURCHASED(NodeType.USER, NodeType.ITEM, EventKind.PURCHASE),
    /** The item was sold by the seller. */
    SOLD_BY(NodeType.ITEM, NodeType.SELLER, EventKind.PURCHASE),
    /** The user had an order sent to the address. */
    SHIPPED_TO(NodeType.USER, NodeType.ADDRESS, EventKind.PURCHASE),
    /** The user had an order sent to the building. */
    SHIPPED_TO_BUILDING(NodeType.USER, NodeType.BUILDING, EventKind.PURCHASE),
    /** The address lies in the building. */
    LIES_IN(NodeType.ADDRESS, NodeType.BUILDING, EventKind.PURCHASE),
    /** The user named the recipient. */
    SENT_TO(NodeType.USER, NodeType.RECIPIENT, EventKind.PURCHASE),
    /** The user is called at the phone number: it was given with an order. */
    CALLED_AT(NodeType.USER, NodeType.PHONE, EventKind.PURCHASE),
    /** The user paid with the payment account. */
    PAID_WITH(NodeType.USER, NodeType.PAYMENT, EventKind.PURCHASE);

    private static final EdgeType[] VALUES = values();

    private final NodeType from;
    private final NodeType to;
    private final EventKind kind;
    private final EventKind otherKind;

    EdgeType(NodeType from, NodeType to, EventKind kind) {
        this(from, to, kind, kind);
    }

    EdgeType(NodeType from, NodeType to, EventKind kind, EventKind otherKind) {
        this.from = from;
        this.to = to;
        this.kind = kind;
        this.otherKind = otherKind;
    }

    /** The type of the node an edge leads from. */
    public NodeType from() {
        return from;
    }

    /** The type of the node an edge leads to. */
    public NodeType to() {
        return to;
    }

    /** Whether events of this kind make edges of this type. */
    boolean arisesFrom(EventKind event) {
        return event == kind || event == otherKind;
    }

    /** The place of this type in an array that has one for every type. */
    @SuppressWarnings("EnumOrdinal") // lives in memory only, never in a file
    int index() {
        return ordinal();
    }

    static int count() {
        return VALUES.length;
    }

    static EdgeType at(int index) {
        return VALUES[index];
    }
}
