package io.cowcatcher.cleaning;

import io.cowcatcher.cleaning.FoundValues.Hit;
import io.cowcatcher.event.IdColumn;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Items all of whose purchases are of a category that says fee or gift card. */
final class TellingCategories {
    private TellingCategories() {}

    static List<Hit> in(PurchaseLog log) {
        IdColumn categories = log.column(PurchaseField.CATEGORY);
        BitSet telling = new BitSet();
        for (int code = 0; code < categories.ids().size(); code++) {
            telling.set(code, TellingNames.isNoGoods(categories.ids().id(code)));
        }
        List<Hit> hits = new ArrayList<>();
        if (telling.isEmpty()) {
            return hits;
        }
        IdColumn items = log.column(PurchaseField.ITEM);
        BitSet said = new BitSet();
        BitSet unsaid = new BitSet();
        for (int row = 0; row < log.size(); row++) {
            if (items.code(row) != Ids.NONE) {
                int category = categories.code(row);
                (category != Ids.NONE && telling.get(category) ? said : unsaid).set(items.code(row));
            }
        }
        said.andNot(unsaid);
        said.stream().forEach(item -> hits.add(new Hit(item, "its category says fee or gift card")));
        return hits;
    }
}
