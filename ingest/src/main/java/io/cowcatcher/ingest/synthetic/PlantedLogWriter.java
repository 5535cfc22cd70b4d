package io.cowcatcher.ingest.synthetic;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.PurchaseLogBuilder;
import io.cowcatcher.run.RunControl;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a real log anew, with deals marked, homes added where there are none, and planted purchases between the real
 * ones.
 */
final class PlantedLogWriter {
    private static final int ROWS_PER_CHECK = 8_192;

    private static final Set<PurchaseField> ADDRESS_FIELDS =
            EnumSet.of(PurchaseField.ADDRESS, PurchaseField.BUILDING, PurchaseField.ZONE, PurchaseField.REGION);
    /** What an added purchase shares with the first one of its deal; all else it has from its user's, but for these. */
    private static final Set<PurchaseField> ITEM_FIELDS =
            EnumSet.of(PurchaseField.ITEM, PurchaseField.CATEGORY, PurchaseField.SELLER);

    private static final Set<PurchaseField> TEXT_FIELDS = textFields();
    private static final Set<PurchaseField> USER_FIELDS = userFields();

    private final PurchaseLog log;
    private final LogDays days;
    private final DealCells cells;
    private final Homes homes;
    private final double depth;
    private final AddressText addresses;
    private final boolean needsHomes;
    private final Flag otherPurchases;

    PlantedLogWriter(PurchaseLog log, LogDays days, DealCells cells, Homes homes, double depth) {
        this.log = log;
        this.days = days;
        this.cells = cells;
        this.homes = homes;
        this.depth = depth;
        this.addresses = new AddressText(homes.units(), homes.geography());
        this.needsHomes = ADDRESS_FIELDS.stream().noneMatch(log::has);
        // A log that says nothing of promotions gets a complete calendar: the planted deals and no others.
        this.otherPurchases = log.has(PurchaseField.PROMOTION) ? Flag.UNKNOWN : Flag.NO;
    }

    private static Set<PurchaseField> textFields() {
        Set<PurchaseField> fields = EnumSet.allOf(PurchaseField.class);
        fields.removeIf(field -> !field.isText() || field == PurchaseField.USER);
        return fields;
    }

    private static Set<PurchaseField> userFields() {
        Set<PurchaseField> fields = textFields();
        fields.removeAll(ITEM_FIELDS);
        fields.remove(PurchaseField.ORDER);
        return fields;
    }

    PurchaseLog write(List<PlantedPurchase> added, RunControl control) {
        PurchaseLogBuilder result = PurchaseLog.builder();
        int[] firstRows = new int[log.ids(PurchaseField.USER).size()];
        Arrays.fill(firstRows, -1);
        for (int row = 0; row < log.size(); row++) {
            if (row % ROWS_PER_CHECK == 0) {
                control.checkCancelled();
                control.report((double) row / log.size());
            }
            int user = log.column(PurchaseField.USER).code(row);
            if (firstRows[user] < 0) {
                firstRows[user] = row;
            }
            result.add(real(row));
        }
        for (PlantedPurchase purchase : added) {
            result.add(planted(purchase, firstRows[purchase.user()]));
        }
        return result.build();
    }

    private Purchase real(int row) {
        int user = log.column(PurchaseField.USER).code(row);
        Purchase.Builder copy =
                Purchase.by(log.ids(PurchaseField.USER).id(user)).quantity(log.quantity(row));
        copyTexts(TEXT_FIELDS, row, copy);
        copyAccount(row, copy);
        if (log.epochMillis(row) != PurchaseLog.NO_TIME) {
            copy.at(Instant.ofEpochMilli(log.epochMillis(row)));
        }
        if (needsHomes) {
            addresses.write(homes.householdOf(user), copy);
        }
        if (cells.contains(row)) {
            return copy.priced(log.price(row), listPrice(row))
                    .promotion(Flag.YES)
                    .build();
        }
        Flag promotion = log.promotion(row) == Flag.UNKNOWN ? otherPurchases : log.promotion(row);
        return copy.priced(log.price(row), log.listPrice(row))
                .promotion(promotion)
                .build();
    }

    private Purchase planted(PlantedPurchase purchase, int userRow) {
        int dealRow = cells.row(purchase.opening());
        Purchase.Builder copy = Purchase.by(log.ids(PurchaseField.USER).id(purchase.user()));
        copyTexts(USER_FIELDS, userRow, copy);
        copyTexts(ITEM_FIELDS, dealRow, copy);
        copyAccount(userRow, copy);
        if (purchase.unit() != Units.OWN) {
            addresses.write(purchase.unit(), copy);
        } else if (needsHomes) {
            addresses.write(homes.householdOf(purchase.user()), copy);
        }
        return copy.at(Instant.ofEpochMilli(days.epochMillis(purchase.second())))
                .priced(log.price(dealRow), listPrice(dealRow))
                .promotion(Flag.YES)
                .build();
    }

    /** The list price of a deal: such that what was really paid is the price after discount. */
    private double listPrice(int row) {
        double known = log.listPrice(row);
        double implied = log.price(row) / (1 - depth);
        return Double.isNaN(known) || implied > known ? Catalogue.cents(implied) : known;
    }

    private void copyTexts(Set<PurchaseField> fields, int row, Purchase.Builder copy) {
        for (PurchaseField field : fields) {
            int code = log.column(field).code(row);
            if (code != Ids.NONE) {
                copy.with(field, log.ids(field).id(code));
            }
        }
    }

    private void copyAccount(int row, Purchase.Builder copy) {
        copy.pickupPoint(log.pickupPoint(row));
        if (log.registeredAtMillis(row) != PurchaseLog.NO_TIME) {
            copy.registeredAt(Instant.ofEpochMilli(log.registeredAtMillis(row)));
        }
    }
}
