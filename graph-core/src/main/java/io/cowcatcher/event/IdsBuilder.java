package io.cowcatcher.event;

import io.cowcatcher.event.internal.IdDictionary;
import io.cowcatcher.run.RunControl;

/**
 * Collects texts in any order, numbers the distinct ones as they come, and makes {@link Ids} of them in the end.
 *
 * <p>A look-up costs one hash, seeded anew in every process: no choice of texts can slow it down. Memory: the bytes of
 * the distinct texts and 28 to 52 bytes for each. Not safe for use by several threads.
 *
 * <pre>{@code
 * IdsBuilder builder = new IdsBuilder();
 * int number = builder.add(text, 0, text.length);
 * IdsBuilder.Numbered nodes = builder.build();
 * int code = nodes.codeOf()[number];
 * }</pre>
 */
public final class IdsBuilder {
    private final IdDictionary dictionary;
    private final RunControl control;

    /** Creates an empty builder. */
    public IdsBuilder() {
        this(RunControl.inline());
    }

    /** Creates an empty builder whose long steps, growing and putting in order, end when the run is cancelled. */
    public IdsBuilder(RunControl control) {
        this.dictionary = new IdDictionary(control);
        this.control = control;
    }

    /**
     * Distinct texts in their final order.
     *
     * @param ids the texts
     * @param codeOf for every number that {@code add} gave the code that the text has in {@code ids}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, and as large as the ids
    public record Numbered(Ids ids, int[] codeOf) {
        private static final int CODES_PER_CHECK = 1 << 14;

        static Numbered of(IdDictionary dictionary, RunControl control) {
            int[] sorted = dictionary.sortedNumbers();
            control.checkCancelled();
            int[] codeOf = new int[sorted.length];
            int[] starts = new int[sorted.length + 1];
            control.checkCancelled();
            byte[] bytes = new byte[dictionary.byteCount()];
            for (int code = 0; code < sorted.length; code++) {
                if (code % CODES_PER_CHECK == 0) {
                    control.checkCancelled();
                }
                codeOf[sorted[code]] = code;
                starts[code + 1] = dictionary.copy(sorted[code], bytes, starts[code]);
            }
            return new Numbered(new Ids(bytes, starts), codeOf);
        }
    }

    /**
     * Adds the text whose UTF-8 lies in {@code source[from, to)} and returns its number: that of its first occurrence.
     */
    public int add(byte[] source, int from, int to) {
        return dictionary.add(source, from, to);
    }

    /**
     * Adds {@code count} texts at once, which is faster where there are many: text i lies in {@code source[from[i],
     * to[i])}, and its number goes to {@code numbers[i]}.
     */
    public void addAll(byte[] source, int[] from, int[] to, int count, int[] numbers) {
        dictionary.addAll(source, from, to, count, numbers, 0);
    }

    /** The number of distinct texts so far. */
    public int size() {
        return dictionary.size();
    }

    /** The memory taken so far, in bytes. */
    public long heldBytes() {
        return dictionary.heldBytes();
    }

    /** What is needed at most beside that when the next text is added, or the texts are put in order; in bytes. */
    public long nextBytes() {
        return dictionary.nextBytes();
    }

    /**
     * Puts the texts in order; O(bytes) for ids as they are usually made, O(n log n) comparisons at worst.
     *
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public Numbered build() {
        return Numbered.of(dictionary, control);
    }
}
