package io.cowcatcher.ingest;

import io.cowcatcher.event.PurchaseField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns that a reading needs, numbered from 0, and what each is needed for. */
final class ColumnPlan {
    /** The number of a column that is not there. */
    static final int NONE = -1;

    private final List<String> names = new ArrayList<>();
    private final Map<PurchaseField, Integer> ofField = new EnumMap<>(PurchaseField.class);
    private final int[] ofFilter;
    private final int[] ofDiscount;

    ColumnPlan(int filterCount, int discountCount) {
        this.ofFilter = new int[filterCount];
        this.ofDiscount = new int[discountCount];
    }

    void needForField(PurchaseField field, String column) {
        ofField.put(field, number(column));
    }

    void needForFilter(int filter, String column) {
        ofFilter[filter] = number(column);
    }

    void needForDiscount(int discount, String column) {
        ofDiscount[discount] = number(column);
    }

    private int number(String column) {
        int number = names.indexOf(column);
        if (number == NONE) {
            names.add(column);
            return names.size() - 1;
        }
        return number;
    }

    List<String> names() {
        return List.copyOf(names);
    }

    int ofField(PurchaseField field) {
        Integer column = ofField.get(field);
        return column == null ? NONE : column;
    }

    int ofFilter(int filter) {
        return ofFilter[filter];
    }

    int ofDiscount(int discount) {
        return ofDiscount[discount];
    }

    Set<PurchaseField> fields() {
        return Set.copyOf(ofField.keySet());
    }

    boolean has(PurchaseField field) {
        return ofField(field) != NONE;
    }
}
