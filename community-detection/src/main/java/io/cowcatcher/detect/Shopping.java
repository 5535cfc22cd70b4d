package io.cowcatcher.detect;

import io.cowcatcher.block.Block;
import io.cowcatcher.block.Window;
import io.cowcatcher.detect.RingEvidence.SharedAddress;
import io.cowcatcher.detect.RingEvidence.SharedItem;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** What the members of a ring bought and where it went, as far as at least two of them have it in common. */
final class Shopping {
    private static final int MOST_ITEMS = 50;

    private final PurchaseIndex index;
    private final DeliveryPoints deliveries;

    Shopping(PurchaseIndex index, DeliveryPoints deliveries) {
        this.index = index;
        this.deliveries = deliveries;
    }

    private record Shared(int code, int members) {}

    private static final Comparator<Shared> MOST_SHARED_FIRST =
            Comparator.comparingInt((Shared shared) -> -shared.members).thenComparingInt(Shared::code);

    /** The purchases of these members in the windows of their block. */
    BitSet inWindows(Block block) {
        BitSet events = new BitSet();
        block.windows().stream()
                .flatMapToInt(this::events)
                .filter(event -> block.contains(index.user(event)))
                .forEach(events::set);
        return events;
    }

    private IntStream events(Window window) {
        return IntStream.rangeClosed(window.first(), window.last());
    }

    /** All purchases of these members. */
    int[] of(int[] members) {
        return Arrays.stream(members)
                .flatMap(user -> IntStream.range(index.userStart(user), index.userEnd(user)))
                .map(index::eventByUser)
                .toArray();
    }

    /** The items that at least two members bought, most shared first; at most fifty. */
    List<SharedItem> items(int[] members) {
        Ids items = index.log().ids(PurchaseField.ITEM);
        return shared(of(members), index::item).stream()
                .limit(MOST_ITEMS)
                .map(shared -> new SharedItem(items.id(shared.code), shared.members, buyers(shared.code)))
                .toList();
    }

    private int buyers(int item) {
        return (int) IntStream.range(index.itemStart(item), index.itemEnd(item))
                .map(index::user)
                .distinct()
                .count();
    }

    /** The buildings that at least two buyers of these events had them shipped to, most shared first. */
    List<SharedAddress> addresses(int[] events) {
        return shared(events, deliveries::building).stream()
                .map(shared -> new SharedAddress(
                        deliveries.buildingName(shared.code), shared.members, deliveries.usersOfBuilding(shared.code)))
                .toList();
    }

    private List<Shared> shared(int[] events, IntUnaryOperator codeOf) {
        long[] codesAndUsers = Arrays.stream(events)
                .filter(event -> codeOf.applyAsInt(event) != Ids.NONE)
                .mapToLong(event -> (long) codeOf.applyAsInt(event) << 32 | index.user(event))
                .distinct()
                .toArray();
        Map<Integer, Integer> users = new HashMap<>();
        for (long pair : codesAndUsers) {
            users.merge((int) (pair >> 32), 1, Integer::sum);
        }
        return users.entrySet().stream()
                .filter(entry -> entry.getValue() >= 2)
                .map(entry -> new Shared(entry.getKey(), entry.getValue()))
                .sorted(MOST_SHARED_FIRST)
                .toList();
    }
}
