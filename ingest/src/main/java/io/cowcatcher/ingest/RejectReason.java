package io.cowcatcher.ingest;

import java.util.Locale;

/** Why a row was not used; the first reason found in the order of the checks, so that a row counts once. */
public enum RejectReason {
    /** A row filter of the caller asked for it. */
    FILTERED("a row filter drops it"),
    /** The row has fewer fields than the header. */
    TOO_FEW_FIELDS("it has fewer fields than the header"),
    /** The row has more fields than the header. */
    TOO_MANY_FIELDS("it has more fields than the header"),
    /** A quote was opened and not closed, or closed in the middle of a field. */
    BROKEN_QUOTE("a quote is not closed, or closed in the middle of a field"),
    /** The row is longer than the limit. */
    RECORD_TOO_LONG("it is longer than the limit"),
    /** The row holds a NUL character, which no text does. */
    NUL_CHARACTER("it holds a NUL character"),
    /** The row does not say who bought. */
    USER_MISSING("it names no user"),
    /** The row does not say what was bought, and holds no same-person evidence either. */
    ITEM_MISSING("it names no item, and no device, IP, address or phone either"),
    /** The row does not say when it was bought, and holds no same-person evidence either. */
    TIME_MISSING("it has no time, device, IP, address or phone"),
    /** The time is in none of the forms expected. */
    TIME_UNREADABLE(
            "its time cannot be read (name its format: epoch-seconds where it is a plain number, or a pattern such as M/d/yy H:mm)"),
    /** The time is before 1900 or after 2299. */
    TIME_OUT_OF_RANGE("its time is not from 1900 to 2299; check unit and format"),
    /** The time of registration cannot be read, or is before 1900 or after 2299. */
    REGISTERED_AT_UNREADABLE("its time of registration cannot be read"),
    /** The quantity is not a number. */
    QUANTITY_UNREADABLE("its quantity is not a number"),
    /** The quantity has more than 18 digits. */
    QUANTITY_OUT_OF_RANGE("its quantity has more than 18 digits"),
    /** The quantity is zero or negative: a cancelled or refunded line. */
    QUANTITY_NOT_POSITIVE("its quantity is zero or negative"),
    /** The quantity is not a whole number. */
    QUANTITY_NOT_WHOLE("its quantity is not a whole number"),
    /** A price or discount is not a number. */
    PRICE_UNREADABLE("its price or discount is not a number"),
    /** A price is negative. */
    PRICE_NEGATIVE("its price is negative"),
    /** A yes-or-no field holds something else. */
    FLAG_UNREADABLE("its promotion or pickup_point is neither yes nor no"),
    /** A text is longer than its field can hold. */
    TEXT_TOO_LONG("an id or address is longer than its field can hold"),
    /** A text is not valid Unicode, or holds a NUL character. */
    TEXT_INVALID("an id or address is not valid Unicode"),
    /** A message without content. */
    MESSAGE_EMPTY("the message is empty"),
    /** A message larger than the limit. */
    MESSAGE_TOO_LARGE("the message is larger than the limit"),
    /** A message that is not JSON. */
    JSON_INVALID("the message is not valid JSON"),
    /** A message that is JSON, but no object. */
    JSON_NOT_OBJECT("the message is not one JSON object"),
    /** A message with an object key given twice. */
    JSON_DUPLICATE_KEY("the message names a key twice"),
    /** A message beyond a limit of the JSON reader: nesting, string, number or name length, number of tokens. */
    JSON_LIMIT_EXCEEDED("the message exceeds a limit for nesting or length"),
    /** A message with a value of the wrong type, such as an object where an id is expected. */
    JSON_WRONG_TYPE("a value of the message has the wrong type");

    private final String code;
    private final String description;

    RejectReason(String description) {
        this.code = name().toLowerCase(Locale.ROOT);
        this.description = description;
    }

    /** The stable name that reports and files use, for example {@code user_missing}. */
    public String code() {
        return code;
    }

    /** The reason in words, to follow "a row is not used because". */
    public String description() {
        return description;
    }
}
