package io.cowcatcher.benchmarks;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.ingest.ColumnMapping;

/**
 * The three columns that are loaded.
 *
 * @param user the name of the column of users
 * @param item the name of the column of items
 * @param time the name of the column of times
 */
record LoadColumns(String user, String item, String time) {

    /** Reads {@code user=...,item=...,time=...}. */
    static LoadColumns parse(String specification) {
        ColumnMapping mapping = ColumnMapping.parse(specification);
        return new LoadColumns(
                mapping.column(PurchaseField.USER).orElseThrow(),
                mapping.column(PurchaseField.ITEM).orElseThrow(),
                mapping.column(PurchaseField.TIME).orElseThrow());
    }

    /** These columns and no other. */
    ColumnMapping mapping() {
        ColumnMapping mapping = ColumnMapping.defaults();
        for (PurchaseField field : PurchaseField.values()) {
            mapping = mapping.without(field);
        }
        return mapping.with(PurchaseField.USER, user)
                .with(PurchaseField.ITEM, item)
                .with(PurchaseField.TIME, time);
    }
}
