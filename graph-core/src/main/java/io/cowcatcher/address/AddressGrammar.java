package io.cowcatcher.address;

import io.cowcatcher.address.AddressPiece.Gap;
import io.cowcatcher.address.AddressPiece.Script;
import io.cowcatcher.address.AddressToken.Kind;
import io.cowcatcher.address.AddressWords.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/*
 * One walk over the pieces. What a number is, its neighbours tell: a word before it (apt 5, bldg 3), a sign (#5), a Chinese character
 * behind it (5室), or, in Chinese addresses, its place in a chain (88号3-2-1201: house, building, staircase, flat). A comma parts what
 * does not belong together. Numbers without such a neighbour are house numbers, long ones postcodes. The words of the neighbours
 * themselves are not kept, so that apt 5, unit 5, #5 and 5室 are one and the same.
 */
/** Makes tokens of the pieces of an address. */
final class AddressGrammar {
    private static final int SHORTEST_POSTCODE = 5;
    private static final int LONGEST_CHAIN = 3;

    private final List<AddressPiece> pieces;
    private final Set<AddressToken> tokens = new LinkedHashSet<>();
    private int at;
    /** What the Chinese character just before the next piece said of its number, or null. */
    private @Nullable Role chained;

    private AddressGrammar(List<AddressPiece> pieces) {
        this.pieces = pieces;
    }

    /** The distinct tokens of pieces, which this call uses up; O(characters). */
    static Set<AddressToken> tokens(List<AddressPiece> pieces) {
        AddressGrammar grammar = new AddressGrammar(pieces);
        while (grammar.at < pieces.size()) {
            grammar.step();
        }
        return grammar.tokens;
    }

    private AddressPiece peek(int ahead) {
        return at + ahead < pieces.size() ? pieces.get(at + ahead) : AddressPiece.END;
    }

    private void step() {
        AddressPiece piece = peek(0);
        if (piece.is(Script.HAN)) {
            HanWords.words(piece.text(), word -> tokens.add(new AddressToken(Kind.WORD, word)));
            take(1, null);
        } else if (piece.is(Script.HASH)) {
            hash();
        } else if (piece.is(Script.NUMBER)) {
            number();
        } else {
            word();
        }
    }

    private void take(int count, @Nullable Role nowChained) {
        at += count;
        chained = nowChained;
    }

    /** #5, #05-1201: whatever follows is the flat. */
    private void hash() {
        take(1, null);
        Gap widest = Gap.SPACE;
        while (isValue(peek(0)) && !widest.isBelow(peek(0).gap())) {
            tokens.add(Role.FLAT.token(peek(0).text()));
            take(1, null);
            widest = Gap.HYPHEN;
        }
    }

    private static boolean isValue(AddressPiece piece) {
        return piece.is(Script.NUMBER) || (piece.is(Script.WORD) && piece.text().length() == 1);
    }

    private void word() {
        String word = peek(0).text();
        if (tokenBefore(0)) {
            return;
        }
        Role role = AddressWords.role(word);
        if (role != null) {
            int value = peek(1).is(Script.HASH) || AddressWords.role(peek(1).text()) == Role.HOUSE ? 2 : 1;
            boolean near = peek(1).gap().isBelow(Gap.COMMA) && peek(value).gap().isBelow(Gap.COMMA);
            if (near
                    && isValue(peek(value))
                    && !(role == Role.HOUSE && peek(value).is(Script.WORD))) {
                numberIn(role, peek(value).text());
                take(value + 1, null);
                return;
            }
        }
        String shortForm = AddressWords.shortForm(word);
        if (!AddressWords.saysNothing(word)) {
            tokens.add(new AddressToken(AddressWords.isCompassPoint(shortForm) ? Kind.NUMBER : Kind.WORD, shortForm));
        }
        take(1, null);
    }

    /** No. 5 may still be a postcode if it is long; other roles say what they say. */
    private void numberIn(Role role, String number) {
        tokens.add(role == Role.HOUSE ? plain(number) : role.token(number));
    }

    private static AddressToken plain(String number) {
        boolean postcode =
                number.length() >= SHORTEST_POSTCODE && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return postcode ? new AddressToken(Kind.POSTCODE, number) : Role.HOUSE.token(number);
    }

    private void number() {
        if (chain() || tokenBefore(0) || floorBehind() || glued()) {
            return;
        }
        tokens.add(plain(peek(0).text()));
        take(1, null);
    }

    /** 5室, A座: a marker stands right behind; takes both if so. */
    private boolean tokenBefore(int ahead) {
        AddressPiece run = peek(ahead + 1);
        String text = peek(ahead).text();
        if (!run.is(Script.HAN) || run.gap() != Gap.NONE || (peek(ahead).is(Script.WORD) && text.length() > 1)) {
            return false;
        }
        String marker = HanWords.markerOf(run.text());
        Role role = HanWords.role(marker);
        if (role == null) {
            return false;
        }
        tokens.add(role.token(text));
        boolean all = marker.length() == run.text().length();
        if (!all) {
            String rest = run.text().substring(marker.length());
            pieces.set(at + ahead + 1, new AddressPiece(Script.HAN, rest, Gap.NONE));
        }
        take(ahead + (all ? 2 : 1), role == Role.FLAT ? null : role);
        return true;
    }

    /** 88号3-2-1201, 2单元1201, 3-2-1201室: numbers with hyphens that end in the flat. */
    private boolean chain() {
        int length = 1;
        while (length <= LONGEST_CHAIN
                && peek(length).is(Script.NUMBER)
                && peek(length).gap() == Gap.HYPHEN) {
            length++;
        }
        Role end = roleBehind(length - 1);
        boolean goesOn = chained != null && end == null && peek(0).gap().isBelow(farthestOfChain());
        if (length > LONGEST_CHAIN || !(goesOn || (length > 1 && end == Role.FLAT))) {
            return false;
        }
        if (length == 3 || (length == 2 && chained == Role.HOUSE)) {
            tokens.add(Role.BUILDING.token(peek(0).text()));
        }
        if (length == 3 || (length == 2 && chained != Role.HOUSE)) {
            tokens.add(Role.STAIRCASE.token(peek(length - 2).text()));
        }
        if (end == Role.FLAT) {
            return tokenBefore(length - 1);
        }
        tokens.add(Role.FLAT.token(peek(length - 1).text()));
        take(length, null);
        return true;
    }

    /** A house number and what belongs to it are written together; a staircase and a flat may stand apart. */
    private Gap farthestOfChain() {
        return chained == Role.HOUSE || peek(0).text().length() >= SHORTEST_POSTCODE ? Gap.SPACE : Gap.COMMA;
    }

    private @Nullable Role roleBehind(int ahead) {
        AddressPiece run = peek(ahead + 1);
        return run.is(Script.HAN) && run.gap() == Gap.NONE ? HanWords.role(HanWords.markerOf(run.text())) : null;
    }

    /** 5th floor, 2 fl. */
    private boolean floorBehind() {
        AddressPiece next = peek(1);
        String digits = leadingDigits(peek(0).text());
        if (digits.isEmpty()
                || !next.is(Script.WORD)
                || next.gap() == Gap.COMMA
                || AddressWords.role(next.text()) != Role.FLOOR
                || (isValue(peek(2)) && peek(2).gap().isBelow(Gap.COMMA))) {
            return false;
        }
        tokens.add(Role.FLOOR.token(digits));
        take(2, null);
        return true;
    }

    /** apt5, no5, 101동, 3fl: a word and its number without a space. */
    private boolean glued() {
        String text = peek(0).text();
        String digits = leadingDigits(text);
        int letters = 0;
        while (letters < text.length() && !Character.isDigit(text.charAt(letters))) {
            letters++;
        }
        String word = digits.isEmpty() ? text.substring(0, letters) : text.substring(digits.length());
        Role role = AddressWords.role(word);
        if (role == null) {
            return false;
        }
        numberIn(role, digits.isEmpty() ? text.substring(letters) : digits);
        take(1, null);
        return true;
    }

    private static String leadingDigits(String text) {
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }
}
