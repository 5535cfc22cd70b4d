package io.cowcatcher.ingest.synthetic;

/**
 * The items of a shop: category, popularity and list price.
 *
 * <p>Popularity falls with the rank to the power 0.95; categories are uniform; list prices are lognormal with median
 * e^3.5.
 */
final class Catalogue {
    private static final double POPULARITY_EXPONENT = 0.95;
    private static final double PRICE_SHAPE = 0.8;
    private static final double MEDIAN_PRICE = StrictMath.exp(3.5);

    private final int[] categoryOfItem;
    private final double[] popularity;
    private final double[] listPrice;
    private final WeightedSampler byPopularity;
    private final int[] itemsByCategory;
    private final int[] categoryStarts;
    private final WeightedSampler withinCategories;
    private final WeightedSampler categoriesByWeight;

    Catalogue(int items, int categories, Draws draws) {
        categoryOfItem = new int[items];
        for (int item = 0; item < items; item++) {
            categoryOfItem[item] = draws.below(categories);
        }
        popularity = Zipf.permuted(items, POPULARITY_EXPONENT, draws);
        byPopularity = WeightedSampler.of(popularity);
        listPrice = new double[items];
        for (int item = 0; item < items; item++) {
            listPrice[item] = cents(Math.max(0.05, draws.logNormal(MEDIAN_PRICE, PRICE_SHAPE)));
        }
        Grouped grouped = Grouped.of(categoryOfItem, categories);
        itemsByCategory = grouped.members();
        categoryStarts = grouped.starts();
        double[] ordered = new double[items];
        double[] weights = new double[categories];
        for (int i = 0; i < items; i++) {
            ordered[i] = popularity[itemsByCategory[i]];
            weights[categoryOfItem[itemsByCategory[i]]] += ordered[i];
        }
        withinCategories = WeightedSampler.of(ordered);
        categoriesByWeight = WeightedSampler.of(weights);
    }

    static double cents(double price) {
        return Math.rint(price * 100) / 100;
    }

    int items() {
        return categoryOfItem.length;
    }

    int categories() {
        return categoryStarts.length - 1;
    }

    int categoryOf(int item) {
        return categoryOfItem[item];
    }

    double listPrice(int item) {
        return listPrice[item];
    }

    int randomItem(Draws draws) {
        return byPopularity.pick(draws);
    }

    /** An item of a category that has any, by popularity. */
    int randomItemOf(int category, Draws draws) {
        return itemsByCategory[withinCategories.pick(draws, categoryStarts[category], categoryStarts[category + 1])];
    }

    /** Different categories, the popular ones first in line. */
    int[] tastes(int count, Draws draws) {
        return categoriesByWeight.distinct(count, draws);
    }

    int itemsIn(int category) {
        return categoryStarts[category + 1] - categoryStarts[category];
    }

    /** Different items of a category, popular or not. */
    int[] anyItemsOf(int category, int count, Draws draws) {
        int start = categoryStarts[category];
        int[] chosen = WeightedSampler.uniform(itemsIn(category)).distinct(count, draws);
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = itemsByCategory[start + chosen[i]];
        }
        return chosen;
    }

    /** Different items to be sold as deals: popular ones, but less so than they sell. */
    int[] dealItems(int count, Draws draws) {
        double[] weights = new double[popularity.length];
        for (int item = 0; item < weights.length; item++) {
            weights[item] = Math.sqrt(popularity[item]);
        }
        return WeightedSampler.of(weights).distinct(count, draws);
    }
}
