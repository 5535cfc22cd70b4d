package io.cowcatcher.graph;

import io.cowcatcher.event.PurchaseField;

/** What a node of a {@link HeteroGraph} stands for; each type takes its names from one field of the events. */
public enum NodeType {
    /** Somebody who buys. */
    USER(PurchaseField.USER),
    /** A device that orders and logins came from. */
    DEVICE(PurchaseField.DEVICE),
    /** An IP address that orders and logins came from. */
    IP(PurchaseField.IP),
    /** Something that is bought. */
    ITEM(PurchaseField.ITEM),
    /** Somebody who sells. */
    SELLER(PurchaseField.SELLER),
    /** A delivery address down to the unit. */
    ADDRESS(PurchaseField.ADDRESS),
    /** The building of a delivery address. */
    BUILDING(PurchaseField.BUILDING),
    /** A phone number. */
    PHONE(PurchaseField.PHONE),
    /** A payment account. */
    PAYMENT(PurchaseField.PAYMENT),
    /** Somebody who receives. */
    RECIPIENT(PurchaseField.RECIPIENT);

    private static final NodeType[] VALUES = values();

    private final PurchaseField field;

    NodeType(PurchaseField field) {
        this.field = field;
    }

    /** The field whose values name nodes of this type. */
    public PurchaseField field() {
        return field;
    }

    /** Whether names of this type tell something of a person and must stay out of messages and logs. */
    public boolean isPersonal() {
        return field.kind() == PurchaseField.Kind.PERSONAL;
    }

    /** The place of this type in an array that has one for every type. */
    @SuppressWarnings("EnumOrdinal") // lives in memory only, never in a file
    int index() {
        return ordinal();
    }

    static int count() {
        return VALUES.length;
    }

    static NodeType at(int index) {
        return VALUES[index];
    }
}
