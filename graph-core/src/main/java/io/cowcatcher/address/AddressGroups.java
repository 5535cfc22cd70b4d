package io.cowcatcher.address;

import io.cowcatcher.run.MemoryEstimate;
import io.cowcatcher.run.RunControl;
import java.util.List;

/*
 * 1. Addresses are cut into blocks of equal numbers: 12 and 14 Main Street are no near-duplicates, however alike their words.
 * 2. Within a block, near-duplicates by their words make a building.
 * 3. Within a building, equal names of the flat make a unit; an address without one is a unit of its own kind.
 *
 * Words count by how rare they are among the buildings: 12 Main Street, Springfield, Illinois, USA and 12 Oak Street there share five
 * words of seven, and not what matters. Tokens are numbered as they are met, and only these numbers are hashed, so keyed tokens are
 * grouped exactly as plain ones are.
 */
/**
 * Which addresses of a list are one building, and which are one unit of it.
 *
 * <p>A group is named after its canonical member, the first of the list that belongs to it; so the order of the list
 * matters where a group has no clear border. Addresses without any token are equal to themselves alone. Immutable,
 * share freely.
 */
public final class AddressGroups {
    private final int[] buildings;
    private final int[] units;
    private final Counts counts;

    /**
     * What was found.
     *
     * @param addresses the number of addresses
     * @param buildings the number of buildings
     * @param units the number of units
     * @param withoutToken the addresses without a letter or digit
     * @param crowded the buildings that share so many words with so many others of the same number that some
     *     near-duplicates of them may have been missed; 0 in ordinary logs
     */
    public record Counts(int addresses, int buildings, int units, int withoutToken, int crowded) {}

    /** Takes over the positions of the canonical members. */
    AddressGroups(int[] buildings, int[] units, Counts counts) {
        this.buildings = buildings;
        this.units = units;
        this.counts = counts;
    }

    /**
     * Groups addresses.
     *
     * <p>O(characters) time, whatever the addresses are, with a factor of about 50 where a number is shared by many;
     * each address is read once. Memory: see {@link #estimate}.
     *
     * @throws io.cowcatcher.error.MemoryBudgetException if the estimate is above the budget of {@code control}; told as
     *     soon as what was read shows it
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static AddressGroups of(List<String> addresses, AddressOptions options, RunControl control) {
        return AddressReading.of(addresses, options, control).group(control);
    }

    /**
     * What grouping takes: about 450 bytes an address and 8 a token, 130 bytes and its characters a distinct token, and
     * 1,500 bytes for an address whose number more than 16 others have. An upper bound but for the distinct tokens,
     * which are counted to a few parts in a hundred; O(characters), nothing is kept.
     *
     * @throws io.cowcatcher.error.RunCancelledException if the run was cancelled
     */
    public static MemoryEstimate estimate(List<String> addresses, RunControl control) {
        return AddressMemory.of(addresses, control);
    }

    /** The number of addresses. */
    public int size() {
        return buildings.length;
    }

    /** The position of the canonical address of the building of the address at {@code position}. */
    public int building(int position) {
        return buildings[position];
    }

    /** The position of the canonical address of the unit of the address at {@code position}. */
    public int unit(int position) {
        return units[position];
    }

    /** What was found. */
    public Counts counts() {
        return counts;
    }
}
