package io.cowcatcher.ingest.csv;

/** Cells that a spreadsheet must show and not run (OWASP, "CSV Injection"). */
final class CsvCells {
    /** The first characters by which spreadsheets take a cell for a formula, with their full-width twins. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvCells() {}

    /** The text with an apostrophe before it where a spreadsheet would take it for a formula. */
    static String guarded(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
