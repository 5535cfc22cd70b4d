package io.cowcatcher.address;

import io.cowcatcher.address.AddressToken.Kind;
import io.cowcatcher.run.Counted;
import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.BitSet;
import java.util.List;

/*
 * Of addresses that are read nothing is kept here but counts: how many tokens they have, about how many of these are
 * distinct (linear counting: K.-Y. Whang et al., ACM TODS 15 (1990) 208, doi:10.1145/78922.78925), and how many addresses have the same
 * numbers, by a table of counters in which two numbers may share one, so that blocks come out too large rather than too small. The
 * bytes are those of the objects that AddressGroups makes, on a JVM with compressed references.
 */
/** What grouping addresses takes, told before. */
final class AddressMemory {
    private static final int BYTES_OF_ARRAYS = 64;
    /** A text with its sets, its number, its place in a block, and the key of its unit. */
    private static final int BYTES_OF_TEXT = 32 + 4 * 40 + 12 + 64 + 30 + 88;

    private static final int BYTES_OF_FLAT = 48 + 64;
    private static final int BYTES_IN_SETS = 8;
    private static final int BYTES_OF_DISTINCT_TOKEN = 136;
    private static final int BYTES_OF_BLOCK = 200 + 8 * MinHash.BANDS;
    private static final int BYTES_OF_INDEXED = 96 * MinHash.BANDS;
    private static final int PER_POLL = 4_096;

    private final BitSet tokens;
    private final int[] ofBlock;
    private final int mask;
    private final int total;
    private int addresses;
    private long tokenCount;
    private long flats;

    /** Nothing read yet of so many addresses; 17 bytes for each of them. */
    AddressMemory(int total) {
        this.total = total;
        int size = Integer.highestOneBit(Math.max(1 << 10, Math.min(1 << 24, 4 * Math.min(total, 1 << 22))));
        this.mask = 2 * size - 1;
        this.tokens = new BitSet(mask + 1);
        this.ofBlock = new int[size];
    }

    /** Reads the addresses; O(characters), and 17 bytes an address for as long as it takes. */
    static MemoryEstimate of(List<String> addresses, RunControl control) {
        AddressMemory memory = new AddressMemory(addresses.size());
        for (int i = 0; i < addresses.size(); i++) {
            if (i % PER_POLL == 0) {
                control.checkCancelled();
            }
            memory.add(AddressTokens.of(addresses.get(i)));
        }
        return memory.estimate();
    }

    /** Counts an address; O(tokens). */
    void add(AddressTokens address) {
        addresses++;
        int numbers = 0;
        int postcodes = 0;
        boolean numbered = false;
        int unit = 0;
        for (AddressToken token : address.tokens()) {
            int hash = spread(31 * token.text().hashCode() + token.kind().letter());
            tokens.set(hash & mask);
            tokenCount++;
            if (token.kind() == Kind.NUMBER) {
                numbered = true;
                numbers += hash;
            } else if (token.kind() == Kind.POSTCODE) {
                postcodes += hash;
            } else if (token.kind() == Kind.UNIT) {
                unit = 1;
            }
        }
        flats += unit;
        ofBlock[spread(numbered ? numbers : postcodes) & (ofBlock.length - 1)]++;
    }

    private static int spread(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }

    /** What grouping those takes that were counted. */
    MemoryEstimate estimate() {
        long blocks = 0;
        long indexed = 0;
        for (int count : ofBlock) {
            blocks += Math.min(count, 1 + count / 8);
            indexed += count > AddressBlock.LINEAR ? count : 0;
        }
        double bits = mask + 1.0;
        double free = Math.max(1, bits - tokens.cardinality());
        long distinct = Math.min(tokenCount, (long) Math.ceil(1.05 * bits * Math.log(bits / free)));
        long least = (long) BYTES_OF_ARRAYS * addresses;
        long bytes = least
                + (long) BYTES_OF_TEXT * addresses
                + BYTES_OF_FLAT * flats
                + BYTES_IN_SETS * tokenCount
                + BYTES_OF_DISTINCT_TOKEN * distinct
                + BYTES_OF_BLOCK * blocks
                + BYTES_OF_INDEXED * indexed
                + 5L * ofBlock.length;
        return new MemoryEstimate("grouping of " + Counted.of(total, "address", "addresses"), least, bytes + (1 << 17));
    }
}
