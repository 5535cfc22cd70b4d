package io.cowcatcher.event;

/**
 * The fields of a purchase: the catalogue that column mappings, JSON messages and logs share.
 *
 * <p>A user is required, and either item and time (what co-purchase evidence needs) or one of device, IP, address,
 * phone and payment (what same-person evidence needs). A field without any value switches off the evidence that rests
 * on it.
 */
public enum PurchaseField {
    /** Who bought. */
    USER("user_id", Kind.IDENTIFIER),
    /** What was bought. */
    ITEM("item_id", Kind.IDENTIFIER),
    /** When it was bought. */
    TIME("time", Kind.INSTANT),
    /** How many pieces; 1 where unknown. */
    QUANTITY("quantity", Kind.NUMBER),
    /** The price paid per piece. */
    PRICE("price", Kind.NUMBER),
    /** The price per piece without discount. */
    LIST_PRICE("list_price", Kind.NUMBER),
    /** Whether the purchase was part of a promotion. */
    PROMOTION("promotion", Kind.FLAG),
    /** The category of the item. */
    CATEGORY("category", Kind.IDENTIFIER),
    /** The order the line belongs to. */
    ORDER("order_id", Kind.IDENTIFIER),
    /** Who sold it. */
    SELLER("seller_id", Kind.IDENTIFIER),
    /** The device the order came from. */
    DEVICE("device_id", Kind.IDENTIFIER),
    /** The IP address the order came from. */
    IP("ip", Kind.PERSONAL),
    /** The full delivery address, down to the unit. */
    ADDRESS("address", Kind.PERSONAL),
    /** The building of the delivery address. */
    BUILDING("building", Kind.IDENTIFIER),
    /** The zone (postcode, quarter) of the delivery address. */
    ZONE("zone", Kind.IDENTIFIER),
    /** The region (city, province) of the delivery address. */
    REGION("region", Kind.IDENTIFIER),
    /** Whether the delivery address is a registered pick-up point. */
    PICKUP_POINT("pickup_point", Kind.FLAG),
    /** The recipient: a name, or a keyed hash of one. */
    RECIPIENT("recipient", Kind.PERSONAL),
    /** The phone number given with the order. */
    PHONE("phone", Kind.PERSONAL),
    /** The payment account. */
    PAYMENT("payment_id", Kind.PERSONAL),
    /** When the user's account was registered. */
    REGISTERED_AT("registered_at", Kind.INSTANT);

    /** How the values of a field are read. */
    public enum Kind {
        /** An opaque string, equal by exact bytes. */
        IDENTIFIER,
        /** An opaque string that tells something of a person: never logged, may be pseudonymised. */
        PERSONAL,
        /** A point in time. */
        INSTANT,
        /** A number. */
        NUMBER,
        /** Yes, no, or not known. */
        FLAG
    }

    private static final PurchaseField[] VALUES = values();

    private final String columnName;
    private final Kind kind;

    PurchaseField(String columnName, Kind kind) {
        this.columnName = columnName;
        this.kind = kind;
    }

    /** The column name that is looked for by default, for example {@code user_id}. */
    public String columnName() {
        return columnName;
    }

    /** How values of this field are read. */
    public Kind kind() {
        return kind;
    }

    /** Whether values are opaque strings, numbered by {@link Ids}. */
    public boolean isText() {
        return kind == Kind.IDENTIFIER || kind == Kind.PERSONAL;
    }

    /** The longest value accepted, in bytes of UTF-8; meaningful for text only. */
    public int maximumBytes() {
        return this == ADDRESS || this == BUILDING || this == RECIPIENT ? 1024 : 256;
    }

    /**
     * Checks that a value is one that this field can hold.
     *
     * @throws IllegalArgumentException if the field holds no text, or the value is empty, too long, or no valid Unicode
     *     (two values must not become one when they are written as UTF-8); the message never repeats the value
     */
    public String requireText(String value) {
        if (!isText()) {
            throw new IllegalArgumentException("field must hold text (got: " + this + "); use its own method");
        }
        int bytes = utf8Length(value);
        if (bytes == 0 || bytes > maximumBytes()) {
            throw new IllegalArgumentException(columnName + " must have 1 to " + maximumBytes() + " bytes (got: "
                    + bytes + "); shorten or hash it");
        }
        return value;
    }

    private int utf8Length(String value) {
        int bytes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Character.isSurrogate(c)) {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                throw new IllegalArgumentException(columnName + " must be valid Unicode (got: half a surrogate pair at "
                        + "character " + i + "); check the encoding of the input");
            }
        }
        return bytes;
    }

    /** What a column of this field takes in a log, in bytes a row. */
    int columnBytes() {
        return switch (kind) {
            case INSTANT, NUMBER -> Long.BYTES;
            case FLAG -> Byte.BYTES;
            case IDENTIFIER, PERSONAL -> Integer.BYTES;
        };
    }

    static int count() {
        return VALUES.length;
    }

    /** The place of this field in an array that has one for every field. */
    @SuppressWarnings("EnumOrdinal") // lives in memory only, never in a file
    int index() {
        return ordinal();
    }

    static PurchaseField at(int index) {
        return VALUES[index];
    }
}
