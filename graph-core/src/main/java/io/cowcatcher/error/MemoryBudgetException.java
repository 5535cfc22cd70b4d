package io.cowcatcher.error;

/** A run that was refused before it started because its estimate does not fit the memory budget. */
public final class MemoryBudgetException extends CowcatcherException {
    private static final long serialVersionUID = 1L;

    private final long neededBytes;
    private final long freeBytes;

    /** Creates the refusal of a run that needs {@code neededBytes} where {@code freeBytes} are free. */
    public MemoryBudgetException(String what, long neededBytes, long freeBytes, String remedies) {
        super(String.format(
                java.util.Locale.ROOT,
                "%s must fit the memory budget (needed: %,d MB, free: %,d MB); %s",
                what,
                -(-neededBytes >> 20), // rounded up, so that what is needed never reads as what is free
                freeBytes >> 20,
                remedies));
        this.neededBytes = neededBytes;
        this.freeBytes = freeBytes;
    }

    /** The upper estimate of the run, in bytes of heap. */
    public long neededBytes() {
        return neededBytes;
    }

    /** What the budget leaves free, in bytes of heap. */
    public long freeBytes() {
        return freeBytes;
    }
}
