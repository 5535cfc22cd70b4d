/**
 * Purchases in delimited text: CSV, TSV and their gzipped forms, read and written.
 *
 * <p>Entry types: {@link io.cowcatcher.ingest.csv.CsvPurchaseSource} and
 * {@link io.cowcatcher.ingest.csv.PurchaseCsvWriter}. The bytes pass through one class after the other: counted,
 * unzipped under guard, looked at for encoding and delimiter, cut into records, decoded. Records are cut as bytes where
 * they lie ({@code ByteRecords}) as long as they are plain UTF-8, and by a general parser ({@code RecordReader})
 * otherwise, with the same results. Neighbours: the parent package decides what a record means.
 */
@NullMarked
package io.cowcatcher.ingest.csv;

import org.jspecify.annotations.NullMarked;
