package io.cowcatcher.address;

import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Phone numbers as E.164 writes them, as far as their digits tell: a plus where a country code is given, and digits.
 *
 * <p>{@code +1 (555) 010-9988}, {@code 001 555 010 9988} and {@code +15550109988} are one number. A number without a
 * country code keeps its own digits alone: which country it is of, nobody says. Whatever is no number of 7 to 15 digits
 * (E.164 has 15 at most), such as a hash or a masked number, stays as it is.
 */
public final class PhoneNumbers {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()./\\-\\u2010-\\u2015]+");
    private static final Pattern TRUNK_ZERO = Pattern.compile("\\(0\\)");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;

    private PhoneNumbers() {}

    /** A number in its normal form, or the text as it is; O(characters). */
    public static String normalized(String phone) {
        String text = Normalizer.normalize(phone, Normalizer.Form.NFKC).strip();
        if (!NUMBER.matcher(text).matches()) {
            return phone;
        }
        boolean plus = text.startsWith("+");
        String digits = NO_DIGIT.matcher(plus ? TRUNK_ZERO.matcher(text).replaceAll("") : text)
                .replaceAll("");
        if (!plus && digits.startsWith("00")) {
            plus = true;
            digits = digits.substring(2);
        }
        boolean number = digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS;
        return number ? (plus ? "+" : "") + digits : phone;
    }

    /** A log whose phones are normalised; nothing else changes. O(rows + phones). */
    public static PurchaseLog in(PurchaseLog log) {
        Ids phones = log.ids(PurchaseField.PHONE);
        return log.derive(PurchaseField.PHONE, PurchaseField.PHONE, code -> normalized(phones.id(code)));
    }
}
