package io.cowcatcher.address;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Generated addresses, Western and Chinese, each written several times as people in a hurry and organisers of rings do.
 * The truth is known: which building, which unit.
 */
final class MangledAddresses {
    private static final List<String> STREETS = List.of(
            "Main", "Oak", "Maple", "Washington", "Lake", "Hill", "Sunset", "Church", "Mill", "Spring", "River", "Elm");
    private static final List<String> KINDS = List.of("Street", "Road", "Avenue", "Lane");
    private static final List<String> SHORT_KINDS = List.of("St.", "Rd", "ave", "Ln");
    private static final List<String> TOWNS =
            List.of("Springfield", "Fairview", "Georgetown", "Salem", "Clinton", "Madison", "Arlington", "Ashland");
    private static final List<String> FLATS =
            List.of("Apt %d", "apt. %d", "Unit %d", "#%d", "Suite %d", "APARTMENT %d");
    private static final List<String> ROADS = List.of("建国路", "人民路", "中山北路", "解放大道", "和平街", "长江路", "文化路", "学院路");
    private static final List<String> DISTRICTS = List.of("朝阳区", "海淀区", "东城区", "浦东新区", "天河区", "武侯区");
    private static final List<String> CITIES = List.of("北京市", "上海市", "广州市", "成都市");
    private static final List<String> ESTATES = List.of("阳光花园", "幸福小区", "东方明珠", "金色家园", "翠湖名邸");

    private final SplittableRandom random;

    /** One way of writing a unit. */
    record Line(String text, int building, int unit) {}

    MangledAddresses(long randomSeed) {
        random = new SplittableRandom(randomSeed);
    }

    /** Writes each of so many buildings {@code ways} times, for one to three of its units. */
    List<Line> lines(int buildings, int ways) {
        List<Line> lines = new ArrayList<>();
        for (int building = 0; building < buildings; building++) {
            boolean chinese = random.nextBoolean();
            int[] place = random.ints(8, 0, 1 << 20).toArray();
            for (int way = 0; way < ways; way++) {
                int unit = random.nextInt(3);
                String text = chinese ? chinese(place, unit) : western(place, unit);
                lines.add(new Line(text, building, building * 3 + unit));
            }
        }
        shuffle(lines);
        return lines;
    }

    private void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }

    private <T> T pick(List<T> list, int at) {
        return list.get(at % list.size());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String western(int[] place, int unit) {
        int kind = place[2] % KINDS.size();
        String street = (1 + place[0] % 300) + " " + (place[6] % 4 == 0 ? "North " : "") + pick(STREETS, place[1]) + " "
                + (random.nextBoolean() ? KINDS : SHORT_KINDS).get(kind);
        String town = pick(TOWNS, place[3]) + (place[6] % 3 == 0 ? " Heights" : "");
        List<String> parts = new ArrayList<>(List.of(
                street,
                String.format(Locale.ROOT, any(FLATS), 1 + (place[4] + unit) % 90),
                town
                        + (random.nextInt(4) == 0
                                ? ""
                                : String.format(Locale.ROOT, " %05d", 10_000 + place[5] % 80_000))));
        if (random.nextInt(4) == 0) {
            parts.add(any(List.of("USA", "rear door", "call me", "leave at desk")));
        }
        if (random.nextInt(3) == 0) {
            shuffle(parts);
        }
        return dressed(String.join(any(List.of(", ", " , ", "; ", ",")), parts));
    }

    private String chinese(int[] place, int unit) {
        String city = random.nextInt(4) == 0 ? "" : pick(CITIES, place[0]);
        String building = any(List.of("%d号楼", "%d栋", "%d幢"));
        String text = city + pick(DISTRICTS, place[1]) + pick(ROADS, place[2]) + (1 + place[3] % 300) + "号"
                + pick(ESTATES, place[4]) + String.format(Locale.ROOT, building, 1 + place[5] % 20)
                + (1 + place[6] % 4) + "单元" + (101 + 100 * (place[7] % 20) + unit) + (random.nextBoolean() ? "室" : "");
        return dressed(
                random.nextInt(3) == 0
                        ? text.replace("号" + pick(ESTATES, place[4]), "号 " + pick(ESTATES, place[4]))
                        : text);
    }

    /** Case, width, invisible characters, one wrong letter. */
    private String dressed(String text) {
        String dressed = switch (random.nextInt(5)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            case 2 -> wide(text);
            default -> text;
        };
        if (random.nextInt(4) == 0) {
            int at = random.nextInt(dressed.length());
            dressed = dressed.substring(0, at) + "\u200B" + dressed.substring(at);
        }
        return random.nextInt(6) == 0 ? misspelt(dressed) : dressed;
    }

    private static String wide(String text) {
        return text.chars()
                .map(c -> c > ' ' && c < 0x7F ? c + 0xFEE0 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String misspelt(String text) {
        int at = random.nextInt(text.length());
        return Character.isLetter(text.charAt(at)) ? text.substring(0, at) + text.substring(at + 1) : text;
    }
}
