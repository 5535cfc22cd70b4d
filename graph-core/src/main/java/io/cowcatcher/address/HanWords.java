package io.cowcatcher.address;

import io.cowcatcher.address.AddressWords.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Chinese and Japanese addresses are written with: the characters behind numbers, numbers in characters, and
 * districts and streets one after another without a space.
 */
final class HanWords {
    private static final String NUMERALS = "零一二三四五六七八九";
    private static final Pattern NUMBER_IN_CHARACTERS =
            Pattern.compile("[零〇一二三四五六七八九十]{1,4}(?=号|號|栋|棟|幢|座|单元|單元|层|層|楼|樓|室)");

    /** The ends of provinces, towns, districts, streets and villages. */
    private static final String COMPONENT_ENDS = "省市区區县縣镇鎮乡鄉路街道村";

    /** Longer markers first: the first that fits is the one. */
    private static final Map<String, Role> MARKERS = markers();

    private HanWords() {}

    private static Map<String, Role> markers() {
        Map<String, Role> markers = new LinkedHashMap<>();
        for (String building : new String[] {"号楼", "號樓", "栋", "棟", "幢", "座"}) {
            markers.put(building, Role.BUILDING);
        }
        for (String flat : new String[] {"号房", "号室", "號室", "室", "房", "户", "戶"}) {
            markers.put(flat, Role.FLAT);
        }
        for (String staircase : new String[] {"单元", "單元"}) {
            markers.put(staircase, Role.STAIRCASE);
        }
        for (String house : new String[] {"号院", "號院", "丁目", "番地", "番", "号", "號", "弄", "巷"}) {
            markers.put(house, Role.HOUSE);
        }
        for (String floor : new String[] {"楼", "樓", "层", "層", "階"}) {
            markers.put(floor, Role.FLOOR);
        }
        return markers;
    }

    /** The marker a run begins with, or an empty text. */
    static String markerOf(String run) {
        for (String marker : MARKERS.keySet()) {
            if (run.startsWith(marker)) {
                return marker;
            }
        }
        return "";
    }

    /** The role that a marker gives to the number before it, or null. */
    static @Nullable Role role(String marker) {
        return MARKERS.get(marker);
    }

    /** The text with digits for numbers in characters (up to 99, or digit by digit) that a marker follows. */
    static String withDigits(String clean) {
        Matcher matcher = NUMBER_IN_CHARACTERS.matcher(clean);
        return matcher.find() ? matcher.replaceAll(match -> digits(match.group())) : clean;
    }

    private static String digits(String characters) {
        String plain = characters.replace('〇', '零');
        int ten = plain.indexOf('十');
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c != '十') {
                digits.append(NUMERALS.indexOf(c));
            } else if (i == ten) {
                digits.append(i == 0 ? "1" : "").append(i + 1 == plain.length() ? "0" : "");
            }
        }
        return digits.toString();
    }

    /**
     * The words of a run: the pairs of neighbouring characters of each component, which need no dictionary and forgive
     * a missing district or a wrong character; a component of one character is that character.
     */
    static void words(String run, Consumer<String> words) {
        int[] characters = run.codePoints().toArray();
        int start = 0;
        for (int i = 0; i < characters.length; i++) {
            boolean ends = i + 1 == characters.length
                    || (i > start
                            && COMPONENT_ENDS.indexOf(characters[i]) >= 0
                            && COMPONENT_ENDS.indexOf(characters[i + 1]) < 0);
            if (i > start) {
                words.accept(new String(characters, i - 1, 2));
            }
            if (ends) {
                if (i == start) {
                    words.accept(new String(characters, i, 1));
                }
                start = i + 1;
            }
        }
    }
}
