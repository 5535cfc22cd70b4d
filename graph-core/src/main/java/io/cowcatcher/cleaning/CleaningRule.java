package io.cowcatcher.cleaning;

import io.cowcatcher.event.PurchaseField;
import java.util.Locale;

/** By which rule an account or an item is left out of a search. */
public enum CleaningRule {
    /** An account that the user of this library named: staff, test accounts, known wholesalers. */
    LISTED_ACCOUNT(PurchaseField.USER),
    /** A name that stands for nobody, such as {@code guest} or {@code null}: the purchases of many. */
    PLACEHOLDER_ACCOUNT(PurchaseField.USER),
    /** A name that says that it is a test, such as {@code test-12}. */
    TEST_ACCOUNT(PurchaseField.USER),
    /** More orders, in all and a day, than a person or an operator of one account makes. */
    BUSIEST_ACCOUNT(PurchaseField.USER, Keeps.ENTITIES),
    /** Many times as many pieces as others buy of the same items, purchase after purchase. */
    WHOLESALER(PurchaseField.USER, Keeps.ENTITIES),
    /** An item that the user of this library named. */
    LISTED_ITEM(PurchaseField.ITEM),
    /** A name or category that says fee, postage or gift card, and nothing else. */
    PSEUDO_ITEM(PurchaseField.ITEM),
    /** A line of a large share of all orders that nobody ever orders alone, as postage is. */
    ITEM_OF_EVERY_ORDER(PurchaseField.ITEM);

    private final PurchaseField field;
    private final Keeps keeps;

    private enum Keeps {
        NOTHING,
        ENTITIES
    }

    CleaningRule(PurchaseField field) {
        this(field, Keeps.NOTHING);
    }

    CleaningRule(PurchaseField field, Keeps keeps) {
        this.field = field;
        this.keeps = keeps;
    }

    /** Whether an account keeps its purchases without their items: what they say of devices and addresses counts. */
    boolean keepsEntities() {
        return keeps == Keeps.ENTITIES;
    }

    /** The rule in words. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether the rule is on users or on items. */
    public PurchaseField field() {
        return field;
    }
}
