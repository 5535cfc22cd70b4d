package io.cowcatcher.cleaning;

import io.cowcatcher.cleaning.FoundValues.Hit;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Odd accounts that share a device, a payment account, a phone, a recipient or an address with each other: machines or
 * buyers of one operator are what a search looks for, and not what it leaves out.
 */
final class SharedByOddOnes {
    private static final List<PurchaseField> FIELDS = List.of(
            PurchaseField.DEVICE,
            PurchaseField.PAYMENT,
            PurchaseField.PHONE,
            PurchaseField.RECIPIENT,
            PurchaseField.ADDRESS);

    /** What more users share is a hub: an office, a kiosk, a pick-up point. */
    private static final int MOST_USERS = 20;

    private SharedByOddOnes() {}

    /** Those of these accounts that share something with another one of them. O(purchases). */
    static BitSet among(PurchaseLog log, List<Hit> odd) {
        BitSet isOdd = new BitSet();
        odd.forEach(hit -> isOdd.set(hit.code()));
        BitSet sharing = new BitSet();
        if (isOdd.cardinality() > 1) {
            FIELDS.stream().filter(log::has).forEach(field -> add(log, log.column(field), isOdd, sharing));
        }
        return sharing;
    }

    private static void add(PurchaseLog log, IdColumn values, BitSet isOdd, BitSet sharing) {
        IdColumn users = log.column(PurchaseField.USER);
        Map<Integer, BitSet> oddUsersOf = new HashMap<>();
        for (int row = 0; row < log.size(); row++) {
            if (values.code(row) != Ids.NONE && isOdd.get(users.code(row))) {
                oddUsersOf
                        .computeIfAbsent(values.code(row), code -> new BitSet())
                        .set(users.code(row));
            }
        }
        oddUsersOf.values().removeIf(odd -> odd.cardinality() < 2);
        Map<Integer, BitSet> usersOf = new HashMap<>();
        for (int row = 0; row < log.size(); row++) {
            if (oddUsersOf.containsKey(values.code(row))) {
                usersOf.computeIfAbsent(values.code(row), code -> new BitSet()).set(users.code(row));
            }
        }
        oddUsersOf.forEach((code, odd) -> {
            if (usersOf.getOrDefault(code, odd).cardinality() <= MOST_USERS) {
                sharing.or(odd);
            }
        });
    }
}
