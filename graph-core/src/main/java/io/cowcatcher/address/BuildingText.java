package io.cowcatcher.address;

import io.cowcatcher.address.AddressToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an address says of its building, in numbered tokens.
 *
 * @param houses its house and building numbers
 * @param postcodes its postcodes
 * @param words its words
 * @param position the first address of the list that says so
 */
record BuildingText(TokenSet houses, TokenSet postcodes, TokenSet words, int position) {

    static BuildingText of(AddressTokens tokens, Map<String, Integer> numbers, int position) {
        return new BuildingText(
                set(tokens, Kind.NUMBER, numbers),
                set(tokens, Kind.POSTCODE, numbers),
                set(tokens, Kind.WORD, numbers),
                position);
    }

    /** The tokens of one kind as a set of their numbers. */
    static TokenSet set(AddressTokens tokens, Kind kind, Map<String, Integer> numbers) {
        List<String> texts = new ArrayList<>();
        for (AddressToken token : tokens.tokens()) {
            if (token.kind() == kind) {
                texts.add(token.written());
            }
        }
        return TokenSet.of(texts, numbers);
    }

    /** What two texts of one building have in common exactly: the house numbers, or else the postcodes. */
    TokenSet block() {
        return houses.isEmpty() ? postcodes : houses;
    }

    /** All tokens as one set; they are numbered whatever their kind. */
    TokenSet all() {
        return houses.with(postcodes).with(words);
    }
}
