package io.cowcatcher.address;

import java.util.Map;
import java.util.Set;

/** The words that addresses are written with, in the languages of the Latin script and in Korean. */
final class AddressWords {
    /** What a word that stands with a number says of it. */
    enum Role {
        /** The number of a flat, room or suite. */
        FLAT(""),
        /** The number of a floor. */
        FLOOR("f"),
        /** The number of a staircase or entrance. */
        STAIRCASE("e"),
        /** The number of a building among others. */
        BUILDING("b"),
        /** A house number. */
        HOUSE("");

        private final String prefix;

        Role(String prefix) {
            this.prefix = prefix;
        }

        /** The token of a number in this role. */
        AddressToken token(String number) {
            boolean building = this == BUILDING || this == HOUSE;
            return new AddressToken(
                    building ? AddressToken.Kind.NUMBER : AddressToken.Kind.UNIT, prefix + withoutZeros(number));
        }
    }

    private static final Map<String, Role> ROLES = Map.ofEntries(
            Map.entry("apt", Role.FLAT),
            Map.entry("apartment", Role.FLAT),
            Map.entry("appartement", Role.FLAT),
            Map.entry("apto", Role.FLAT),
            Map.entry("depto", Role.FLAT),
            Map.entry("flat", Role.FLAT),
            Map.entry("unit", Role.FLAT),
            Map.entry("suite", Role.FLAT),
            Map.entry("ste", Role.FLAT),
            Map.entry("room", Role.FLAT),
            Map.entry("rm", Role.FLAT),
            Map.entry("wohnung", Role.FLAT),
            Map.entry("whg", Role.FLAT),
            Map.entry("zimmer", Role.FLAT),
            Map.entry("locker", Role.FLAT),
            Map.entry("호", Role.FLAT),
            Map.entry("floor", Role.FLOOR),
            Map.entry("fl", Role.FLOOR),
            Map.entry("level", Role.FLOOR),
            Map.entry("lvl", Role.FLOOR),
            Map.entry("etage", Role.FLOOR),
            Map.entry("piso", Role.FLOOR),
            Map.entry("stock", Role.FLOOR),
            Map.entry("층", Role.FLOOR),
            Map.entry("entrance", Role.STAIRCASE),
            Map.entry("staircase", Role.STAIRCASE),
            Map.entry("aufgang", Role.STAIRCASE),
            Map.entry("building", Role.BUILDING),
            Map.entry("bldg", Role.BUILDING),
            Map.entry("block", Role.BUILDING),
            Map.entry("blk", Role.BUILDING),
            Map.entry("tower", Role.BUILDING),
            Map.entry("batiment", Role.BUILDING),
            Map.entry("edificio", Role.BUILDING),
            Map.entry("torre", Role.BUILDING),
            Map.entry("동", Role.BUILDING),
            Map.entry("no", Role.HOUSE),
            Map.entry("nr", Role.HOUSE),
            Map.entry("number", Role.HOUSE),
            Map.entry("번지", Role.HOUSE));

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("street", "st"),
            Map.entry("strasse", "str"),
            Map.entry("road", "rd"),
            Map.entry("avenue", "ave"),
            Map.entry("av", "ave"),
            Map.entry("boulevard", "blvd"),
            Map.entry("drive", "dr"),
            Map.entry("lane", "ln"),
            Map.entry("court", "ct"),
            Map.entry("place", "pl"),
            Map.entry("square", "sq"),
            Map.entry("highway", "hwy"),
            Map.entry("parkway", "pkwy"),
            Map.entry("terrace", "ter"),
            Map.entry("saint", "st"),
            Map.entry("mount", "mt"),
            Map.entry("north", "n"),
            Map.entry("south", "s"),
            Map.entry("east", "e"),
            Map.entry("west", "w"),
            Map.entry("northeast", "ne"),
            Map.entry("northwest", "nw"),
            Map.entry("southeast", "se"),
            Map.entry("southwest", "sw"));

    private static final Set<String> COMPASS = Set.of("n", "s", "e", "w", "ne", "nw", "se", "sw");

    private static final Set<String> SAY_NOTHING = Set.of("zip", "postcode", "plz", "the");

    private AddressWords() {}

    /** The role that a word gives to the number beside it, or null. */
    static @org.jspecify.annotations.Nullable Role role(String word) {
        return ROLES.get(word);
    }

    /** The short form of a word. */
    static String shortForm(String word) {
        return SHORT.getOrDefault(word, word);
    }

    static boolean isCompassPoint(String shortForm) {
        return COMPASS.contains(shortForm);
    }

    static boolean saysNothing(String word) {
        return SAY_NOTHING.contains(word);
    }

    /** A number without zeros before it; at least one digit is kept. */
    static String withoutZeros(String number) {
        int start = 0;
        while (start + 1 < number.length()
                && number.charAt(start) == '0'
                && Character.isDigit(number.charAt(start + 1))) {
            start++;
        }
        return number.substring(start);
    }
}
