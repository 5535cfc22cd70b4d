package io.cowcatcher.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an address says, whichever way it is written: its distinct tokens.
 *
 * <p>Case, full-width forms, accents, punctuation, invisible characters, the order of what commas part, and the words
 * around the number of a flat ({@code apt 5}, {@code #5}, {@code 5室}) leave no trace. Where an address is in written
 * form already, {@code n:12 w:main w:st u:5}, its tokens are taken as they are; so addresses whose tokens were replaced
 * by keyed hashes ({@link AddressPseudonyms}) are read like all others. Immutable, share freely.
 *
 * <pre>{@code
 * AddressTokens.of("Apt. 5, 12 Main Street").written(); // u:5 n:12 w:main w:st
 * AddressTokens.of("建国路88号3号楼1201室").written(); // w:建国 w:国路 n:88 n:b3 u:1201
 * }</pre>
 */
public final class AddressTokens {
    private final List<AddressToken> tokens;

    private AddressTokens(List<AddressToken> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads an address; O(characters), whatever it holds. Half surrogate pairs and control characters part words like
     * punctuation. An address without a letter or digit has no tokens.
     */
    public static AddressTokens of(String address) {
        return asWritten(address).orElseGet(() -> ofFreeText(address));
    }

    private static AddressTokens ofFreeText(String address) {
        String clean = HanWords.withDigits(CleanText.of(address));
        return new AddressTokens(List.copyOf(AddressGrammar.tokens(AddressPiece.of(clean))));
    }

    private static Optional<AddressTokens> asWritten(String address) {
        if (address.length() < 3 || address.charAt(1) != ':') {
            return Optional.empty();
        }
        List<AddressToken> tokens = new ArrayList<>();
        int start = 0;
        while (start < address.length()) {
            int space = address.indexOf(' ', start);
            int end = space < 0 ? address.length() : space;
            AddressToken.Kind kind = end - start < 3 ? null : AddressToken.Kind.of(address.charAt(start));
            if (kind == null || address.charAt(start + 1) != ':' || hasSpace(address, start, end)) {
                return Optional.empty();
            }
            tokens.add(new AddressToken(kind, address.substring(start + 2, end)));
            start = end + 1;
        }
        return Optional.of(new AddressTokens(tokens.stream().distinct().toList()));
    }

    private static boolean hasSpace(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }

    /** The distinct tokens in the order in which the address names them. */
    public List<AddressToken> tokens() {
        return tokens;
    }

    /** The tokens of one kind, in the order in which the address names them. */
    public List<String> texts(AddressToken.Kind kind) {
        return tokens.stream()
                .filter(token -> token.kind() == kind)
                .map(AddressToken::text)
                .toList();
    }

    /** The written form: each token behind the letter of its kind and a colon, parted by spaces. */
    public String written() {
        return tokens.stream().map(AddressToken::written).collect(Collectors.joining(" "));
    }

    /** The same as {@link #written()}. */
    @Override
    public String toString() {
        return written();
    }
}
