package io.cowcatcher.test;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.similarity.IndexOptions;
import io.cowcatcher.similarity.PurchaseIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The purchases of a small shop, drawn at random or written down, line by line. */
public final class ShopLog {
    public static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    public static final long DAY = 86_400;
    public static final long HOUR = 3_600;
    public static final double LIST_PRICE = 100;
    public static final double DEAL_PRICE = 80;

    private final SplittableRandom random;
    private final List<Line> lines = new ArrayList<>();

    /** One purchase; an empty text or NaN is a field that the log does not have. */
    public record Line(String user, String item, long second, String building, double price, String category) {
        public Line by(String otherUser) {
            return new Line(otherUser, item, second, building, price, category);
        }

        public Line of(String otherItem) {
            return new Line(user, otherItem, second, building, price, category);
        }

        public Line at(long otherSecond) {
            return new Line(user, item, otherSecond, building, price, category);
        }

        public Line to(String otherBuilding) {
            return new Line(user, item, second, otherBuilding, price, category);
        }

        public Line paying(double otherPrice) {
            return new Line(user, item, second, building, otherPrice, category);
        }

        public Line in(String otherCategory) {
            return new Line(user, item, second, building, price, otherCategory);
        }

        /** Buildings whose name begins with {@code station} are registered pick-up points. */
        Purchase toPurchase() {
            Purchase.Builder purchase = Purchase.by(user).of(item).at(START.plusSeconds(second));
            if (!building.isEmpty()) {
                purchase.with(PurchaseField.BUILDING, building)
                        .pickupPoint(building.startsWith("station") ? Flag.YES : Flag.NO);
            }
            if (!category.isEmpty()) {
                purchase.with(PurchaseField.CATEGORY, category);
            }
            if (!Double.isNaN(price)) {
                purchase.priced(price, LIST_PRICE);
            }
            return purchase.build();
        }
    }

    /** A purchase of which only user, item and time are known. */
    public static Line line(String user, String item, long second) {
        return new Line(user, item, second, "", Double.NaN, "");
    }

    /** What a crowd is like: how many users buy how many of how many items each, over how many days. */
    public record Crowd(int users, int items, int days, int purchasesEach) {}

    /** Who acts together: these users, in tasks, each joining with a probability, within some time. */
    public record Ring(List<String> members, int tasks, double participation, long seconds) {}

    private ShopLog(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static ShopLog seeded(long seed) {
        return new ShopLog(seed);
    }

    /** The names {@code prefix0, prefix1, ...}. */
    public static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    public ShopLog add(Line line) {
        lines.add(line);
        return this;
    }

    /**
     * Adds users {@code u0, u1, ...} who buy items {@code i0, i1, ...} at random times, the first ones most, two users
     * to a building; one item in ten is on deal each day.
     */
    public ShopLog crowd(Crowd crowd) {
        for (int user = 0; user < crowd.users; user++) {
            for (int purchase = 0; purchase < crowd.purchasesEach; purchase++) {
                double place = random.nextDouble();
                int item = (int) (place * place * crowd.items);
                long second = random.nextLong(crowd.days * DAY);
                lines.add(new Line(
                        "u" + user,
                        "i" + item,
                        second,
                        "b" + user / 2,
                        isDeal(item, second / DAY) ? DEAL_PRICE : LIST_PRICE,
                        "c" + item % 5));
            }
        }
        return this;
    }

    /** Whether an item of the crowd is on deal on a day; which ones has nothing to do with who buys them. */
    public static boolean isDeal(int item, long day) {
        return new SplittableRandom(item * 1_000L + day).nextInt(10) == 0;
    }

    /**
     * Adds the purchases of a ring: in each task one item {@code task0, ...}, at one price, shipped to
     * {@code building}.
     */
    public ShopLog ring(Ring ring, String building, double price) {
        for (int task = 0; task < ring.tasks; task++) {
            long opening = (2 + 3L * task) * DAY + random.nextLong(12 * HOUR);
            for (String member : ring.members) {
                if (random.nextDouble() < ring.participation) {
                    lines.add(new Line(
                            member, "task" + task, opening + random.nextLong(ring.seconds), building, price, "c0"));
                }
            }
        }
        return this;
    }

    public List<Line> lines() {
        return lines;
    }

    /** The same purchases with every line changed. */
    public ShopLog with(UnaryOperator<Line> change) {
        ShopLog changed = new ShopLog(0);
        lines.forEach(line -> changed.add(change.apply(line)));
        return changed;
    }

    /** The same purchases in another order. */
    public ShopLog shuffled(long seed) {
        ShopLog shuffled = new ShopLog(0);
        shuffled.lines.addAll(lines);
        SplittableRandom order = new SplittableRandom(seed);
        for (int i = lines.size() - 1; i > 0; i--) {
            Collections.swap(shuffled.lines, i, order.nextInt(i + 1));
        }
        return shuffled;
    }

    public PurchaseIndex index() {
        return index(IndexOptions.defaults());
    }

    public PurchaseIndex index(IndexOptions options) {
        return PurchaseIndex.of(
                PurchaseLog.of(lines.stream().map(Line::toPurchase).toList()), options);
    }

    /** The codes of these users, ascending. */
    public static int[] codes(PurchaseIndex index, List<String> users) {
        return users.stream()
                .mapToInt(index.log().ids(PurchaseField.USER)::code)
                .sorted()
                .toArray();
    }

    /** The names of these users, in alphabetical order. */
    public static List<String> users(PurchaseIndex index, int[] codes) {
        return IntStream.of(codes)
                .mapToObj(index.log().ids(PurchaseField.USER)::id)
                .sorted()
                .toList();
    }
}
